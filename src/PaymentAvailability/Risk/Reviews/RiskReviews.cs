using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Payments that wait for a person's eyes, in this process. Take it from the container to build the reviewer's page on. Safe for concurrent use.</summary>
/// <remarks>
/// One case for each order, or where none is named, payer; page views do not file it again. A case that was approved opens the payment by an entry
/// of the allow list for its order, and one that was rejected closes it by one of the deny list.
/// </remarks>
public sealed class RiskReviews
{
    /// <summary>The most cases that wait; beyond it the oldest is forgotten, and filed again when the payer comes back.</summary>
    public const int MaximumCases = 10_000;

    private readonly ConcurrentDictionary<(RiskSubject Subject, string Value), RiskReviewCase> _cases = new();
    private readonly ConcurrentQueue<(RiskSubject Subject, string Value)> _order = new();
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
    /// <param name="validFor">How long the decision holds. Default: 1 day.</param>
    /// <returns>Whether there was such a case.</returns>
    /// <exception cref="ArgumentException"><paramref name="by"/> is refused, or <paramref name="validFor"/> not positive. The message does not repeat it.</exception>
    public bool Decide(string id, bool isApproved, string by, TimeSpan? validFor = null)
    {
        if (validFor <= TimeSpan.Zero)
        {
            throw new ArgumentException("a decision that is valid for no time decides nothing; use a positive time", nameof(validFor));
        }

        foreach (((RiskSubject Subject, string Value) key, RiskReviewCase waiting) in _cases)
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
                Until = _time.GetUtcNow() + (validFor ?? TimeSpan.FromDays(1)),
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

        if ((request.OrderId is { } order && Reference.IsValid(order) ? (RiskSubject.Order, order)
            : request.PayerId is { } payer && Reference.IsValid(payer) ? (RiskSubject.Payer, payer)
            : default((RiskSubject, string)?)) is not { } key)
        {
            return;
        }

        var filed = new RiskReviewCase(id.ToString(), context.At, request.Amount, assessment) { OrderId = request.OrderId, PayerId = request.PayerId };
        if (!_cases.TryAdd(key, filed))
        {
            return;
        }

        _order.Enqueue(key);
        while (_order.Count > MaximumCases && _order.TryDequeue(out (RiskSubject, string) oldest))
        {
            _cases.TryRemove(oldest, out _);
        }
    }
}
