using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Payments that wait for a person's eyes, in this process. Take it from the container to build the reviewer's page on. Safe for concurrent use.</summary>
/// <remarks>
/// One case for each order and payer, or where no order is named, for each payer; page views do not file it again. A case that was approved opens
/// the payment by an entry of the allow list for its order: for the same payer and up to the amount of the case, while anything else is filed anew.
/// One that was rejected closes the order by an entry of the deny list. The latest decision about an order holds.
/// </remarks>
public sealed class RiskReviews
{
    /// <summary>The most cases that wait; beyond it the oldest is forgotten, and filed again when the payer comes back.</summary>
    public const int MaximumCases = 10_000;

    private readonly ConcurrentDictionary<(RiskSubject Subject, string Value, string? PayerId), RiskReviewCase> _cases = new();
    private readonly ConcurrentQueue<(RiskSubject Subject, string Value, string? PayerId)> _order = new();
    private readonly RiskLists _lists;
    private readonly TimeProvider _time;

    internal RiskReviews(RiskLists lists, TimeProvider time)
    {
        _lists = lists;
        _time = time;
    }

    /// <summary>The cases that wait, oldest first.</summary>
    public IReadOnlyList<RiskReviewCase> Pending => [.. _cases.Values.OrderBy(static waiting => waiting.FiledAt)];

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
        foreach (((RiskSubject Subject, string Value, string? PayerId) key, RiskReviewCase waiting) in _cases)
        {
            if (waiting.Id != id)
            {
                continue;
            }

            _lists.Add(new RiskListEntry
            {
                Kind = isApproved ? RiskListKind.Allow : RiskListKind.Deny,
                Subject = key.Subject,
                Value = key.Value,
                Because = by,
                Until = holds < DateTimeOffset.MaxValue - now ? now + holds : null,
                Reviewed = isApproved ? new ReviewedPayment(waiting.PayerId, waiting.Amount) : null,
            });
            return _cases.TryRemove(KeyValuePair.Create(key, waiting));
        }

        return false;
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

        if ((request.OrderId is { } order && Reference.IsValid(order) ? (RiskSubject.Order, order, request.PayerId)
            : request.PayerId is { } payer && Reference.IsValid(payer) ? (RiskSubject.Payer, payer, payer)
            : default((RiskSubject, string, string?)?)) is not { } key)
        {
            return;
        }

        var filed = new RiskReviewCase(id.ToString(), context.At, request.Amount, assessment) { OrderId = request.OrderId, PayerId = request.PayerId };
        if (!_cases.TryAdd(key, filed))
        {
            return;
        }

        _order.Enqueue(key);
        while (_order.Count > MaximumCases && _order.TryDequeue(out (RiskSubject, string, string?) oldest))
        {
            _cases.TryRemove(oldest, out _);
        }
    }
}
