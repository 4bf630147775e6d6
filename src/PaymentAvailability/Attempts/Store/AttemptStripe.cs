using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>The attempts of some orders. An order is always in the same stripe, so that its lock makes what happens to the order one step.</summary>
internal sealed class AttemptStripe
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string OrderId, string Id), HeldAttempt> _attempts = [];

    // Apart from each other, so that however many attempts come to nothing, no success is forgotten for them: its order would be paid twice.
    private readonly SettledAttempts _withoutMoney;
    private readonly SettledAttempts _succeeded;

    private readonly ConcurrentDictionary<string, HeldOrder> _orders;
    private readonly ConcurrentDictionary<string, HeldAttempt> _byId;
    private readonly OpenAttempts _open;
    private readonly long _retention;

    /// <param name="orders">Orders with attempts, of all stripes.</param>
    /// <param name="byId">Of the attempts that share a reference the first one, of all stripes.</param>
    /// <param name="open">How many attempts are open, in all stripes.</param>
    /// <param name="mostSettled">How many attempts this stripe remembers that were settled without money.</param>
    /// <param name="mostSucceeded">How many attempts it remembers that succeeded.</param>
    /// <param name="retention">How long it remembers them.</param>
    public AttemptStripe(
        ConcurrentDictionary<string, HeldOrder> orders,
        ConcurrentDictionary<string, HeldAttempt> byId,
        OpenAttempts open,
        int mostSettled,
        int mostSucceeded,
        TimeSpan retention)
    {
        _orders = orders;
        _byId = byId;
        _open = open;
        _withoutMoney = new SettledAttempts(mostSettled);
        _succeeded = new SettledAttempts(mostSucceeded);
        _retention = retention.Ticks;
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _attempts.Count;
            }
        }
    }

    /// <summary>How many entries are kept of settled attempts, stale ones included.</summary>
    public int SettledLength
    {
        get
        {
            lock (_gate)
            {
                return _withoutMoney.Length + _succeeded.Length;
            }
        }
    }

    public OrderProgress GetProgress(string orderId, long now)
    {
        lock (_gate)
        {
            Forget(now);
            return ProgressOf(orderId);
        }
    }

    public BeginAnswer TryBegin(PaymentAttempt attempt, bool evenIfPaid, long now)
    {
        lock (_gate)
        {
            Forget(now);
            if (_attempts.ContainsKey((attempt.OrderId, attempt.Id)))
            {
                return BeginAnswer.Known;
            }

            if (IsOfAnotherOrder(attempt, now))
            {
                return BeginAnswer.OfAnotherOrder;
            }

            OrderProgress progress = ProgressOf(attempt.OrderId);
            if (progress == OrderProgress.InProgress)
            {
                return BeginAnswer.InProgress;
            }

            if (progress == OrderProgress.Paid && !evenIfPaid)
            {
                return BeginAnswer.Paid;
            }

            if (!_open.TryAddBegun())
            {
                return BeginAnswer.Full;
            }

            Enter(Add(attempt, now), AttemptStatus.Begun, now);
            return BeginAnswer.Begun;
        }
    }

    public KnownAttempt Find(PaymentAttempt attempt, long now)
    {
        lock (_gate)
        {
            Forget(now);
            return _attempts.TryGetValue((attempt.OrderId, attempt.Id), out HeldAttempt? held)
                ? new KnownAttempt(held.Status)
                : new KnownAttempt(null, IsOfAnotherOrder(attempt, now));
        }
    }

    /// <exception cref="InvalidOperationException">Too many attempts are in doubt.</exception>
    public bool TrySet(PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, long now)
    {
        lock (_gate)
        {
            Forget(now);
            _attempts.TryGetValue((attempt.OrderId, attempt.Id), out HeldAttempt? held);
            if (held?.Status != from)
            {
                return false;
            }

            if (to.IsOpen() && from?.IsOpen() != true && !_open.TryAddDoubt())
            {
                throw new InvalidOperationException("too many attempts are in doubt to take in another; settle or reconcile some, or raise `Attempts.MaximumOpen`");
            }

            if (held is null)
            {
                Enter(Add(attempt, now), to, now);
                return true;
            }

            Leave(held);
            Enter(held, to, now);
            if (from!.Value.IsOpen() && !to.IsOpen())
            {
                _open.Remove();
            }

            return true;
        }
    }

    private OrderProgress ProgressOf(string orderId) => _orders.TryGetValue(orderId, out HeldOrder? order) ? order.Progress : OrderProgress.None;

    private bool IsOfAnotherOrder(PaymentAttempt attempt, long now) =>
        _byId.TryGetValue(attempt.Id, out HeldAttempt? first) && first.Order.Id != attempt.OrderId && first.ForgetAt > now;

    private HeldAttempt Add(PaymentAttempt attempt, long now)
    {
        if (!_orders.TryGetValue(attempt.OrderId, out HeldOrder? order))
        {
            _orders[attempt.OrderId] = order = new HeldOrder(attempt.OrderId);
        }

        var held = new HeldAttempt(order, attempt.Id);
        order.Attempts++;
        _attempts.Add((order.Id, held.Id), held);
        if (!IsOfAnotherOrder(attempt, now))
        {
            _byId[held.Id] = held;
        }

        return held;
    }

    private void Enter(HeldAttempt attempt, AttemptStatus status, long now)
    {
        attempt.Status = status;
        attempt.Changes++;
        attempt.ForgetAt = status.IsOpen() ? long.MaxValue : now + _retention;
        if (status.IsOpen())
        {
            attempt.Order.Open++;
            return;
        }

        attempt.Order.Successes += status == AttemptStatus.Succeeded ? 1 : 0;
        Settled(status).Enter(attempt);
        Forget(now);
    }

    private void Leave(HeldAttempt attempt)
    {
        AttemptStatus left = attempt.Status;
        attempt.Changes++;
        if (left.IsOpen())
        {
            attempt.Order.Open--;
            return;
        }

        attempt.Order.Successes -= left == AttemptStatus.Succeeded ? 1 : 0;
        Settled(left).Leave();
    }

    private SettledAttempts Settled(AttemptStatus status) => status == AttemptStatus.Succeeded ? _succeeded : _withoutMoney;

    private void Forget(long now)
    {
        while ((_withoutMoney.NextForgotten(now) ?? _succeeded.NextForgotten(now)) is { } forgotten)
        {
            Remove(forgotten);
        }
    }

    private void Remove(HeldAttempt attempt)
    {
        HeldOrder order = attempt.Order;
        attempt.ForgetAt = long.MinValue;
        _attempts.Remove((order.Id, attempt.Id));
        _byId.TryRemove(KeyValuePair.Create(attempt.Id, attempt));
        Leave(attempt);
        if (--order.Attempts == 0)
        {
            _orders.TryRemove(order.Id, out _);
        }
    }
}
