namespace PaymentAvailability;

/// <summary>The holds of one process, those that have ended too, so that none is added twice. Bounded: the oldest are forgotten first. Safe for concurrent use.</summary>
internal sealed class HoldMemory
{
    private const int Stripes = 16;

    private readonly Stripe[] _stripes = new Stripe[Stripes];

    public HoldMemory(int most)
    {
        for (int i = 0; i < Stripes; i++)
        {
            _stripes[i] = new Stripe(Math.Max(1, most / Stripes));
        }
    }

    /// <summary>Adds a hold, unless it is remembered already. It cannot be ended before it is added.</summary>
    public bool TryAdd(string id, Func<AddedChange[]> add) => StripeOf(id).TryAdd(id, add);

    /// <summary>Ends a hold; what it added, or <see langword="null"/> when it is not known or has ended.</summary>
    public AddedChange[]? TryEnd(string id) => StripeOf(id).TryEnd(id);

    private Stripe StripeOf(string id) => _stripes[(uint)id.GetHashCode(StringComparison.Ordinal) % Stripes];

    private sealed class Stripe(int most)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, AddedChange[]?> _holds = new(StringComparer.Ordinal);
        private readonly Queue<string> _byAge = new();

        public bool TryAdd(string id, Func<AddedChange[]> add)
        {
            lock (_gate)
            {
                if (_holds.ContainsKey(id))
                {
                    return false;
                }

                _holds.Add(id, add());
                _byAge.Enqueue(id);
                if (_byAge.Count > most)
                {
                    _holds.Remove(_byAge.Dequeue());
                }

                return true;
            }
        }

        public AddedChange[]? TryEnd(string id)
        {
            lock (_gate)
            {
                if (!_holds.TryGetValue(id, out AddedChange[]? added) || added is null)
                {
                    return null;
                }

                _holds[id] = null;
                return added;
            }
        }
    }
}
