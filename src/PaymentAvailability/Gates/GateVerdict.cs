using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What a gate says of one payment: open, closed, or unknown. Immutable, safe for concurrent use.</summary>
public sealed class GateVerdict
{
    /// <summary>The most closures of one verdict.</summary>
    public const int MaximumClosures = 4_096;

    private const int MostOfAKind = 64;

    private GateVerdict(GateAnswer answer) => Answer = answer;

    /// <summary>The gate closes nothing.</summary>
    public static GateVerdict Open { get; } = new(GateAnswer.Open);

    /// <summary>The gate could not find out. Its policy decides what that closes, and the result says so.</summary>
    public static GateVerdict Unknown { get; } = new(GateAnswer.Unknown);

    /// <summary>
    /// The gate did not try to find out, because its dependency has more to do than it can: an unknown answer with
    /// <see cref="UnknownCause.Overloaded"/>. Where its policy closes, the reason is <c>platform.overloaded</c>.
    /// </summary>
    /// <param name="retryAt">When trying again may help.</param>
    public static GateVerdict Overloaded(DateTimeOffset retryAt) => UnknownFor(UnknownCause.Overloaded, retryAt);

    /// <summary>The gate could not find out, for another reason than overload.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="retryAt">When trying again may help, where that is known.</param>
    internal static GateVerdict UnknownFor(UnknownCause cause, DateTimeOffset? retryAt = null) =>
        new(GateAnswer.Unknown) { Cause = cause, RetryAt = retryAt };

    /// <summary>The gate could not find out, because what it depends on gave no answer.</summary>
    /// <param name="load">A load that neither found anything nor found that there is nothing.</param>
    internal static GateVerdict UnknownFor<TValue>(in Loaded<TValue> load)
        where TValue : class
    {
        UnknownCause cause = load.Status switch
        {
            LoadStatus.Late => UnknownCause.Late,
            LoadStatus.Overloaded => UnknownCause.Overloaded,

            // A failure with an end is a dependency that is left alone for a while.
            _ => load.RetryAt is null ? UnknownCause.Failed : UnknownCause.Broken,
        };
        return UnknownFor(cause, load.RetryAt);
    }

    /// <summary>Which of the three answers this is.</summary>
    public GateAnswer Answer { get; }

    /// <summary>What the gate closes; empty unless <see cref="Answer"/> is <see cref="GateAnswer.Closed"/>.</summary>
    public ImmutableArray<Closure> Closures { get; private init; } = [];

    /// <summary>The verification that the gate demands for routes it leaves open.</summary>
    public ImmutableArray<VerificationDemand> Demands { get; private init; } = [];

    /// <summary>What the host should know although it closes nothing; each becomes a notice of the result.</summary>
    public ImmutableArray<Reason> Warnings { get; private init; } = [];

    /// <summary>Names of facts that the host did not give and that the gate would have looked at; each becomes an assumption of the result.</summary>
    public ImmutableArray<string> Assumptions { get; private init; } = [];

    /// <summary>What the gate would close at later moments, as far as it knows; looked at only when a diagnosis proposes to wait.</summary>
    public ImmutableArray<ComingClosure> Coming { get; private init; } = [];

    /// <summary>When what the gate said was found out, if it did not ask just now but remembered; <see langword="null"/> for a fresh answer.</summary>
    public DateTimeOffset? AsOf { get; private init; }

    /// <summary>The ways to verify that the payer may not try for now. Empty but for the built-in gate that counts tries.</summary>
    internal ImmutableArray<WithheldWay> Withheld { get; private init; } = [];

    /// <summary>When trying again may help, for an unknown answer such as that of <see cref="Overloaded"/>; otherwise <see langword="null"/>.</summary>
    public DateTimeOffset? RetryAt { get; private init; }

    /// <summary>Why the answer is unknown; only then meaningful.</summary>
    internal UnknownCause Cause { get; private init; }

    /// <summary>The loan that the payment repays, where the gate's record says so and the host did not.</summary>
    internal LoanContext? Loan { get; private init; }

    /// <summary>What the gate tells one other part of the library, which knows what it is; nobody else looks at it.</summary>
    internal object? Enclosed { get; private init; }

    /// <summary>Closes every route for one reason.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static GateVerdict Closed(Reason reason) => Closed(new Closure(reason));

    /// <summary>Closes routes for one or several reasons.</summary>
    /// <param name="closures">At least one.</param>
    /// <exception cref="ArgumentException">There is no closure, or one is <see langword="null"/>.</exception>
    public static GateVerdict Closed(params IEnumerable<Closure> closures)
    {
        ArgumentNullException.ThrowIfNull(closures);
        ImmutableArray<Closure> copy = [.. closures.Take(MaximumClosures + 1)];
        if (copy.Length > MaximumClosures)
        {
            throw new ArgumentException($"the verdict has more than {MaximumClosures} closures; give one closure a reason, with all its routes in one scope", nameof(closures));
        }

        if (copy.IsEmpty || copy.Contains(null!))
        {
            throw new ArgumentException("a closed verdict needs a reason; pass at least one closure and no null", nameof(closures));
        }

        return new GateVerdict(GateAnswer.Closed) { Closures = copy };
    }

    /// <summary>The same verdict, demanding verification for routes that stay open.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is <see langword="null"/>.</exception>
    public GateVerdict Demanding(VerificationDemand demand)
    {
        ArgumentNullException.ThrowIfNull(demand);
        return Demands.Length < MostOfAKind ? Copy(demands: Demands.Add(demand)) : throw TooMany(nameof(demand));
    }

    /// <summary>The same verdict with a warning that closes nothing.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public GateVerdict Warning(Reason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Warnings.Length < MostOfAKind ? Copy(warnings: Warnings.Add(reason)) : throw TooMany(nameof(reason));
    }

    /// <summary>The same verdict, noting that a fact was not given which the gate would have looked at.</summary>
    /// <param name="fact">The name of the fact, for example <c>order</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="fact"/> is not in snake case. The message does not repeat it.</exception>
    public GateVerdict Assuming(string fact)
    {
        if (fact is null || !SafeToken.IsSnakeCase(fact))
        {
            throw new ArgumentException("the name of an assumed fact was refused: write lower-case letters, digits and underscores, such as `order`", nameof(fact));
        }

        return Assumptions.Length < MostOfAKind ? Copy(assumptions: Assumptions.Add(fact)) : throw TooMany(nameof(fact));
    }

    /// <summary>The same verdict, noting what it would be from a later moment on, so that no payer is told to wait into a closed door.</summary>
    /// <param name="from">When the closure begins, for example when a session or an order ends.</param>
    /// <param name="closure">What is closed from then on; until its fact <c>until</c>, where it has one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="closure"/> is <see langword="null"/>.</exception>
    public GateVerdict ClosingFrom(DateTimeOffset from, Closure closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        return Coming.Length < MostOfAKind ? Copy(coming: Coming.Add(new ComingClosure(from, closure))) : throw TooMany(nameof(closure));
    }

    /// <summary>The same verdict, remembered from an earlier moment; an explanation says so.</summary>
    /// <param name="moment">When it was found out.</param>
    public GateVerdict RememberedFrom(DateTimeOffset moment) => Copy(asOf: moment);

    /// <summary>The same verdict, with the loan that the payment repays.</summary>
    internal GateVerdict About(LoanContext? loan) => loan is null ? this : Copy(loan: loan);

    /// <summary>The same verdict, keeping the payer from some ways to verify for a while.</summary>
    internal GateVerdict Withholding(ImmutableArray<WithheldWay> ways) => Copy(withheld: ways);

    /// <summary>The same verdict, with something for one other part of the library.</summary>
    internal GateVerdict Enclosing(object enclosed) => Copy(enclosed: enclosed);

    /// <summary>A verdict of closures and demands, either of which may be none, with something for one other part of the library.</summary>
    internal static GateVerdict Of(ReadOnlySpan<Closure> closures, ImmutableArray<VerificationDemand> demands, object enclosed) =>
        new(closures.IsEmpty ? GateAnswer.Open : GateAnswer.Closed) { Closures = [.. closures], Demands = demands, Enclosed = enclosed };

    /// <summary>What the gate looked at and found, and nothing of what it would close, demand or warn of.</summary>
    internal GateVerdict WithoutEffect() => new(GateAnswer.Open) { Enclosed = Enclosed, Assumptions = Assumptions, AsOf = AsOf };

    /// <summary>The same verdict with other closures, and other demands where they are given.</summary>
    internal GateVerdict With(ReadOnlySpan<Closure> closures, ImmutableArray<VerificationDemand>? demands = null) => new(closures.IsEmpty ? GateAnswer.Open : GateAnswer.Closed)
    {
        Closures = [.. closures],
        Demands = demands ?? Demands,
        Warnings = Warnings,
        Assumptions = Assumptions,
        Coming = Coming,
        AsOf = AsOf,
        Loan = Loan,
        Withheld = Withheld,
        Enclosed = Enclosed,
    };

    private static ArgumentException TooMany(string parameter) =>
        new($"the verdict has {MostOfAKind} of its kind already; a gate says what matters, not everything", parameter);

    private GateVerdict Copy(
        ImmutableArray<VerificationDemand>? demands = null,
        ImmutableArray<Reason>? warnings = null,
        ImmutableArray<string>? assumptions = null,
        ImmutableArray<ComingClosure>? coming = null,
        DateTimeOffset? asOf = null,
        LoanContext? loan = null,
        ImmutableArray<WithheldWay>? withheld = null,
        object? enclosed = null) =>
        new(Answer)
        {
            Closures = Closures,
            Demands = demands ?? Demands,
            Warnings = warnings ?? Warnings,
            Assumptions = assumptions ?? Assumptions,
            Coming = coming ?? Coming,
            AsOf = asOf ?? AsOf,
            RetryAt = RetryAt,
            Cause = Cause,
            Loan = loan ?? Loan,
            Withheld = withheld ?? Withheld,
            Enclosed = enclosed ?? Enclosed,
        };
}

/// <summary>The three answers of a gate.</summary>
public enum GateAnswer
{
    /// <summary>Nothing is closed. On the wire: <c>open</c>.</summary>
    Open,

    /// <summary>Some routes are closed. On the wire: <c>closed</c>.</summary>
    Closed,

    /// <summary>The gate could not find out. On the wire: <c>unknown</c>.</summary>
    Unknown,
}
