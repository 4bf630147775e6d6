namespace PaymentAvailability;

/// <summary>Payments that wait for a person's eyes, in this process. Take it from the container to build the reviewer's page on. Safe for concurrent use.</summary>
/// <remarks>
/// One case for each order and payer, or where no order is named, for each payer; page views do not file it again. A case that was approved opens
/// the payment by an entry of the allow list for its order: for the same payer and up to the amount of the case, while anything else is filed anew.
/// One that was rejected closes the order for everybody by an entry of the deny list, until it ends, a later approval for the order undoes it, or
/// <see cref="RiskLists.Remove"/> does. Entries that a host put on the deny list itself are not undone by an approval.
/// </remarks>
public sealed class RiskReviews
{
    /// <summary>The most cases that wait; beyond it the oldest is forgotten, and filed again when the payer comes back.</summary>
    public const int MaximumCases = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(RiskSubject Subject, string Value, string? PayerId), LinkedListNode<RiskReviewCase>> _byKey = [];

    // Oldest first.
    private readonly LinkedList<RiskReviewCase> _cases = [];
    private readonly RiskLists _lists;
    private readonly TimeProvider _time;

    internal RiskReviews(RiskLists lists, TimeProvider time)
    {
        _lists = lists;
        _time = time;
    }

    /// <summary>The cases that wait, oldest first.</summary>
    public IReadOnlyList<RiskReviewCase> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _cases];
            }
        }
    }

    /// <summary>Decides a case.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="isApproved">Whether the payment may go on.</param>
    /// <param name="by">Who decided or why, such as <c>risk.night_shift</c>; told to auditors. 1 to 64 plain characters that cannot be personal.</param>
    /// <param name="validFor">How long the decision holds; <see cref="TimeSpan.MaxValue"/> for ever. Default: 1 day.</param>
    /// <returns>Whether there was such a case.</returns>
    /// <exception cref="ArgumentException"><paramref name="by"/> is refused, or <paramref name="validFor"/> not positive. The message does not repeat it.</exception>
    public bool Decide(string id, bool isApproved, string by, TimeSpan? validFor = null)
    {
        if (validFor <= TimeSpan.Zero)
        {
            throw new ArgumentException("a decision that is valid for no time decides nothing; use a positive time", nameof(validFor));
        }

        DateTimeOffset now = _time.GetUtcNow();
        TimeSpan holds = validFor ?? TimeSpan.FromDays(1);
        if (Take(id) is not { } waiting || KeyOf(waiting.OrderId, waiting.PayerId) is not { } key)
        {
            return false;
        }

        if (isApproved)
        {
            _lists.RemoveDecided(RiskListKind.Deny, key.Subject, key.Value);
        }

        _lists.Add(new RiskListEntry
        {
            Kind = isApproved ? RiskListKind.Allow : RiskListKind.Deny,
            Subject = key.Subject,
            Value = key.Value,
            Because = by,
            Until = holds < DateTimeOffset.MaxValue - now ? now + holds : null,
            IsDecided = true,
            Reviewed = isApproved ? new ReviewedPayment(waiting.PayerId, waiting.Amount) : null,
        });
        return true;
    }

    /// <summary>Files a case, unless one is waiting. A payment that names neither order nor payer cannot be found again, and is not filed.</summary>
    internal void File(GateContext context, ResolutionId id, RiskAssessment assessment)
    {
        PaymentRequest request = context.Request;
        if (_lists.Find(RiskListKind.Deny, request, context.At) is not null)
        {
            // Somebody has decided already.
            return;
        }

        if (KeyOf(request.OrderId, request.PayerId) is not { } key)
        {
            return;
        }

        lock (_gate)
        {
            if (_byKey.ContainsKey(key))
            {
                return;
            }

            if (_cases.Count == MaximumCases)
            {
                Drop(_cases.First!);
            }

            _byKey.Add(key, _cases.AddLast(new RiskReviewCase(id.ToString(), context.At, request.Amount, assessment) { OrderId = request.OrderId, PayerId = request.PayerId }));
        }
    }

    private static (RiskSubject Subject, string Value, string? PayerId)? KeyOf(string? orderId, string? payerId) =>
        orderId is not null && Reference.IsValid(orderId) ? (RiskSubject.Order, orderId, payerId)
        : payerId is not null && Reference.IsValid(payerId) ? (RiskSubject.Payer, payerId, payerId)
        : null;

    private RiskReviewCase? Take(string id)
    {
        lock (_gate)
        {
            for (LinkedListNode<RiskReviewCase>? each = _cases.First; each is not null; each = each.Next)
            {
                if (each.Value.Id == id)
                {
                    Drop(each);
                    return each.Value;
                }
            }

            return null;
        }
    }

    private void Drop(LinkedListNode<RiskReviewCase> waiting)
    {
        _cases.Remove(waiting);
        _byKey.Remove(KeyOf(waiting.Value.OrderId, waiting.Value.PayerId)!.Value);
    }
}
