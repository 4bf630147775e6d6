namespace PaymentAvailability;

/// <summary>Counts the calls of one gate that nobody waits for any more and that still hold a thread. Safe for concurrent use.</summary>
/// <remarks>Calls within their time are not counted, however many there are at once: a busy gate is not a stuck one.</remarks>
internal sealed class StuckCalls
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Call NewCall() => new(this);

    /// <summary>One call, seen by the thread that runs it and by the one that waits for it.</summary>
    internal sealed class Call(StuckCalls calls)
    {
        private const int Waiting = 0;
        private const int OnThread = 1;
        private const int OffThread = 2;
        private const int Stuck = 3;

        private int _state = Waiting;

        /// <summary>The call takes a thread; no longer allowed once it was given up.</summary>
        public bool TryEnter() => Interlocked.CompareExchange(ref _state, OnThread, Waiting) == Waiting;

        /// <summary>The call gives its thread back.</summary>
        public void Leave()
        {
            if (Interlocked.Exchange(ref _state, OffThread) == Stuck)
            {
                Interlocked.Decrement(ref calls._count);
            }
        }

        /// <summary>Nobody waits for the call any more.</summary>
        public void GiveUp()
        {
            if (Interlocked.CompareExchange(ref _state, OffThread, Waiting) == OnThread
                && Interlocked.CompareExchange(ref _state, Stuck, OnThread) == OnThread)
            {
                Interlocked.Increment(ref calls._count);
            }
        }
    }
}
