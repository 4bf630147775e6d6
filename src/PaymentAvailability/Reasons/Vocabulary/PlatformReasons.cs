using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The payment service itself is in trouble.</summary>
public static class PlatformReasons
{
    /// <summary>The payment service has more to do than it can and turns some of it away. Stands for its other troubles as well.</summary>
    public static readonly ReasonDefinition Overloaded = new()
    {
        Code = ReasonCode.Parse("platform.overloaded"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "retry_later",
        HeadlineRank = 55,
        Description = "payment service is overloaded and sheds load",
    };

    /// <summary>Something that a check depends on failed: a database, a cache, the loan core.</summary>
    /// <remarks>Facts: <c>gate</c>, <c>key</c>. A payer is told <see cref="PlatformReasons.Overloaded"/>.</remarks>
    public static readonly ReasonDefinition DependencyFailure = new()
    {
        Code = ReasonCode.Parse("platform.dependency_failure"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("platform.overloaded"),
        Guidance = "retry_later",
        HeadlineRank = 55,
        FactNames = ["gate", "key"],
        Description = "something that a check depends on failed",
    };

    /// <summary>A check did not finish in time, or what it knows is too old to trust.</summary>
    /// <remarks>Facts: <c>gate</c>. A payer is told <see cref="PlatformReasons.Overloaded"/>.</remarks>
    public static readonly ReasonDefinition EvaluationIncomplete = new()
    {
        Code = ReasonCode.Parse("platform.evaluation_incomplete"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("platform.overloaded"),
        Guidance = "retry_later",
        HeadlineRank = 55,
        FactNames = ["gate"],
        Description = "a check timed out or its data is too old",
    };

    /// <summary>The payment service met an error that nobody foresaw.</summary>
    /// <remarks>Facts: <c>gate</c>. A payer is told <see cref="PlatformReasons.Overloaded"/>.</remarks>
    public static readonly ReasonDefinition InternalError = new()
    {
        Code = ReasonCode.Parse("platform.internal_error"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("platform.overloaded"),
        Guidance = "retry_later",
        HeadlineRank = 55,
        FactNames = ["gate"],
        Description = "unexpected error",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        Overloaded,
        DependencyFailure,
        EvaluationIncomplete,
        InternalError,
    ];
}
