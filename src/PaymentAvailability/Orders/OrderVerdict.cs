using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Whether an order may be paid, and every objection. Immutable, safe for concurrent use.</summary>
public sealed class OrderVerdict
{
    private OrderVerdict(GateVerdict verdict) => Verdict = verdict;

    /// <summary>The order may be paid.</summary>
    public static OrderVerdict Payable { get; } = new(GateVerdict.Open);

    /// <summary>The verifier could not find out.</summary>
    public static OrderVerdict Unknown { get; } = new(GateVerdict.Unknown);

    /// <summary>The verifier did not try to find out, because the system of record has more to do than it can.</summary>
    /// <param name="retryAt">When trying again may help.</param>
    public static OrderVerdict Overloaded(DateTimeOffset retryAt) => new(GateVerdict.Overloaded(retryAt));

    /// <summary>Whether nothing stands against paying the order.</summary>
    public bool IsPayable => Verdict.Answer == GateAnswer.Open;

    /// <summary>What stands against it; empty when it is payable or unknown.</summary>
    public ImmutableArray<Closure> Objections => Verdict.Closures;

    internal GateVerdict Verdict { get; }

    /// <summary>What only the library's own verifier has to say: causes, what is coming, what was not given, the loan.</summary>
    internal static OrderVerdict Of(GateVerdict verdict) => new(verdict);

    /// <summary>The order may not be paid by any route.</summary>
    /// <param name="reasons">Every reason, for example <see cref="OrderReasons.Expired"/> or <see cref="AccountReasons.PhoneMismatch"/>; at least one.</param>
    /// <exception cref="ArgumentException">There is no reason, or one is <see langword="null"/>.</exception>
    public static OrderVerdict NotPayable(params IEnumerable<Reason> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return NotPayable(reasons.Select(reason => new Closure(reason)));
    }

    /// <summary>The order may not be paid by some routes, for example not with one of the payer's cards.</summary>
    /// <param name="objections">Every objection with its routes; at least one.</param>
    /// <exception cref="ArgumentException">There is no objection, or one is <see langword="null"/>.</exception>
    public static OrderVerdict NotPayable(IEnumerable<Closure> objections) => new(GateVerdict.Closed(objections));

    /// <summary>The same verdict, remembered from an earlier moment; an explanation says so.</summary>
    /// <param name="moment">When it was found out.</param>
    public OrderVerdict RememberedFrom(DateTimeOffset moment) => new(Verdict.RememberedFrom(moment));
}
