using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Histories of one process, gone with it. Bounded: the payer whose last payment came in longest ago is forgotten first.</summary>
internal sealed class InMemoryPayerHistory : IPayerHistoryStore
{
    private const int Stripes = 16;

    private readonly Stripe[] _stripes = new Stripe[Stripes];

    public InMemoryPayerHistory(PayerHistoryOptions options)
    {
        for (int i = 0; i < Stripes; i++)
        {
            _stripes[i] = new Stripe(Math.Max(1, options.MaximumPayers / Stripes));
        }
    }

    public int Count => _stripes.Sum(static stripe => stripe.Count);

    public ValueTask<PayerHistory?> FindAsync(string payerKey, CancellationToken cancellationToken) => new(StripeOf(payerKey).Find(payerKey));

    public ValueTask ChangeAsync(string payerKey, Func<PayerHistory, PayerHistory> change, CancellationToken cancellationToken)
    {
        StripeOf(payerKey).Change(payerKey, change);
        return ValueTask.CompletedTask;
    }

    private Stripe StripeOf(string payerKey) => _stripes[(uint)payerKey.GetHashCode(StringComparison.Ordinal) % Stripes];

    private sealed class Stripe(int capacity)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, LinkedListNode<(string Key, PayerHistory History)>> _nodes = new(StringComparer.Ordinal);
        private readonly LinkedList<(string Key, PayerHistory History)> _byAge = [];

        public int Count
        {
            get
            {
                lock (_gate)
                {
                    return _nodes.Count;
                }
            }
        }

        public PayerHistory? Find(string key)
        {
            lock (_gate)
            {
                return _nodes.TryGetValue(key, out LinkedListNode<(string Key, PayerHistory History)>? node) ? node.Value.History : null;
            }
        }

        public void Change(string key, Func<PayerHistory, PayerHistory> change)
        {
            lock (_gate)
            {
                ref LinkedListNode<(string Key, PayerHistory History)>? node = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, key, out bool isKnown);
                if (isKnown)
                {
                    node!.Value = (key, change(node.Value.History));
                    _byAge.Remove(node);
                    _byAge.AddLast(node);
                    return;
                }

                node = _byAge.AddLast((key, change(PayerHistory.Empty)));
                if (_nodes.Count > capacity)
                {
                    _nodes.Remove(_byAge.First!.Value.Key);
                    _byAge.RemoveFirst();
                }
            }
        }
    }
}
