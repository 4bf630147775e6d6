namespace PaymentAvailability.Tests;

/// <summary>The rules for attempts as a list that is searched from end to end: slow, and readable at a glance.</summary>
internal sealed class ReferenceAttempts(AttemptOptions options)
{
    private readonly List<Known> _known = [];
    private readonly Dictionary<string, Known> _firstOfId = [];

    public int OpenCount => _known.Count(each => each.IsOpen);

    public string Begin(string order, string id, DateTimeOffset now)
    {
        Forget(now);
        if (Find(order, id) is { } same)
            return same.Status == AttemptStatus.Begun ? "duplicate, begun" : $"outdated, {Name(same.Status)}";
        if (IsOfAnotherOrder(order, id))
            return "contradictory";
        if (_known.Any(each => each.Order == order && each.IsOpen))
            return "refused";
        if (!options.AllowPartPayments && _known.Any(each => each.Order == order && each.Status == AttemptStatus.Succeeded))
            return "refused";
        if (OpenCount >= options.MaximumOpen)
            return "refused";
        Add(order, id, AttemptStatus.Begun, now);
        return "accepted, begun";
    }

    public string Report(string order, string id, PaymentOutcome outcome, DateTimeOffset now)
    {
        Forget(now);
        AttemptStatus reported = Enum.Parse<AttemptStatus>(outcome == PaymentOutcome.Unknown ? "InDoubt" : outcome.ToString());
        if (Find(order, id) is not { } known)
        {
            bool isStray = IsOfAnotherOrder(order, id);
            Add(order, id, reported, now);
            return $"{(isStray ? "contradictory" : "accepted")}, {Name(reported)}";
        }

        if (known.Status == reported)
            return $"duplicate, {Name(reported)}";
        if (known.IsOpen)
        {
            known.Set(reported, now);
            return $"accepted, {Name(reported)}";
        }

        if (reported == AttemptStatus.InDoubt)
            return $"outdated, {Name(known.Status)}";
        if (reported == AttemptStatus.Succeeded)
            known.Set(reported, now);
        return $"contradictory, {Name(known.Status)}";
    }

    public string Reconcile(string order, string id, PaymentOutcome outcome, DateTimeOffset now)
    {
        Forget(now);
        AttemptStatus settled = Enum.Parse<AttemptStatus>(outcome.ToString());
        if (Find(order, id) is not { } known)
            return IsOfAnotherOrder(order, id) ? "contradictory" : "refused";
        if (known.Status == settled)
            return $"duplicate, {Name(settled)}";
        known.Set(settled, now);
        return $"accepted, {Name(settled)}";
    }

    public OrderProgress Progress(string order, DateTimeOffset now)
    {
        Forget(now);
        return _known.Any(each => each.Order == order && each.IsOpen) ? OrderProgress.InProgress
            : _known.Any(each => each.Order == order && each.Status == AttemptStatus.Succeeded) ? OrderProgress.Paid
            : OrderProgress.None;
    }

    private static string Name(AttemptStatus status) => status == AttemptStatus.InDoubt ? "in_doubt" : status.ToString().ToLowerInvariant();

    private Known? Find(string order, string id) => _known.Find(each => each.Order == order && each.Id == id);

    private bool IsOfAnotherOrder(string order, string id) =>
        _firstOfId.TryGetValue(id, out Known? first) && first.Order != order && _known.Contains(first);

    private void Add(string order, string id, AttemptStatus status, DateTimeOffset now)
    {
        var known = new Known(order, id);
        known.Set(status, now);
        if (!IsOfAnotherOrder(order, id))
            _firstOfId[id] = known;
        _known.Add(known);
    }

    private void Forget(DateTimeOffset now) => _known.RemoveAll(each => !each.IsOpen && each.SetAt + options.Retention <= now);

    private sealed class Known(string order, string id)
    {
        public string Order { get; } = order;

        public string Id { get; } = id;

        public AttemptStatus Status { get; private set; }

        public DateTimeOffset SetAt { get; private set; }

        public bool IsOpen => Status is AttemptStatus.Begun or AttemptStatus.InDoubt;

        public void Set(AttemptStatus status, DateTimeOffset now) => (Status, SetAt) = (status, now);
    }
}
