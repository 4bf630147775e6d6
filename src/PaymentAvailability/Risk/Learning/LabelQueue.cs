namespace PaymentAvailability;

/// <summary>
/// Keeps payments that were judged until their labels come, and labels until their time has come. A payment may be labelled again,
/// differently: a good one that is charged back later is one more example. Bounded; safe for concurrent use.
/// </summary>
internal sealed class LabelQueue
{
    /// <summary>How often one payment may be labelled: good, charged back, and won back.</summary>
    public const int MostLabelsOfOne = 3;

    /// <summary>How far ahead of now a label may be: one beyond would wait in the place of others for longer than anything is kept.</summary>
    public static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(400);

    private readonly int _capacity;
    private readonly Lock _access = new();
    private readonly Dictionary<string, Entry> _payments = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _oldestFirst = new();
    private readonly PriorityQueue<LabelledExample, (long At, long Number)> _labelled = new();
    private long _number;

    /// <param name="capacity">How many payments are kept, and how many labels; at least 1.</param>
    public LabelQueue(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>How many payments are kept.</summary>
    public int Payments
    {
        get
        {
            lock (_access)
                return _payments.Count;
        }
    }

    /// <summary>How many labels wait for their time.</summary>
    public int Labels
    {
        get
        {
            lock (_access)
                return _labelled.Count;
        }
    }

    /// <summary>How many payments and labels were let go because there was no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>Keeps a payment that was judged; the one kept longest makes room for it.</summary>
    /// <returns><see langword="false"/> when a payment of that id is kept already; the first one stays.</returns>
    public bool Keep(PendingPayment payment)
    {
        lock (_access)
        {
            if (_payments.ContainsKey(payment.Id))
                return false;

            if (_payments.Count == _capacity)
            {
                _payments.Remove(_oldestFirst.First!.Value);
                _oldestFirst.RemoveFirst();
                Dropped++;
            }

            _payments.Add(payment.Id, new Entry(payment));
            _oldestFirst.AddLast(payment.Id);
            return true;
        }
    }

    /// <summary>Takes in the label of a payment. One whose time has come needs no room, because it is given out at once.</summary>
    /// <param name="id">The payment.</param>
    /// <param name="isBad">What it has turned out to be.</param>
    /// <param name="labelledAt">From when on that may be known; not before the payment was judged.</param>
    /// <param name="now">The present moment. A payment that was judged later than this was judged by a clock that has been put back since.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is older than the payment.</exception>
    public LabelAnswer Label(string id, bool isBad, DateTimeOffset labelledAt, DateTimeOffset now)
    {
        lock (_access)
        {
            if (!_payments.TryGetValue(id, out Entry? entry))
                return LabelAnswer.Unknown;

            DateTimeOffset judgedAt = entry.Payment.DecidedAt;
            if (labelledAt < judgedAt && labelledAt < now)
                throw new ArgumentOutOfRangeException(nameof(labelledAt), $"a label of {labelledAt:O} is older than its payment of {judgedAt:O}; give the time at which it became known");

            if (entry.LastLabel == isBad || entry.Labels == MostLabelsOfOne)
                return LabelAnswer.Duplicate;

            if (labelledAt > now && (_labelled.Count >= _capacity || labelledAt - now > FurthestAhead))
            {
                Dropped++;
                return LabelAnswer.NoRoom;
            }

            entry.LastLabel = isBad;
            entry.Labels++;
            _labelled.Enqueue(new LabelledExample(entry.Payment, isBad, labelledAt), (labelledAt.UtcTicks, _number++));
            return LabelAnswer.Accepted;
        }
    }

    /// <summary>Gives out the labels whose time has come, in the order of their times.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="most">The most to give out at once.</param>
    public IReadOnlyList<LabelledExample> Release(DateTimeOffset now, int most = int.MaxValue)
    {
        var released = new List<LabelledExample>();
        lock (_access)
        {
            while (released.Count < most && _labelled.TryPeek(out LabelledExample? next, out _) && next.LabelledAt <= now)
                released.Add(_labelled.Dequeue());
        }

        return released;
    }

    private sealed class Entry(PendingPayment payment)
    {
        public PendingPayment Payment { get; } = payment;

        public bool? LastLabel { get; set; }

        public int Labels { get; set; }
    }
}
