namespace PaymentAvailability;

/// <summary>A fact that the host did not give and that an option depends on: the option is open if the fact fits.</summary>
/// <param name="Fact">The name of the fact, for example <c>country</c>, <c>bank</c>, <c>client</c> or <c>order</c>.</param>
public readonly record struct Assumption(string Fact)
{
    /// <summary>The name of the fact.</summary>
    public override string ToString() => Fact;
}

/// <summary>What the host should know although it closes no option. Immutable, safe for concurrent use.</summary>
public sealed record Notice
{
    internal Notice(NoticeKind kind, Reason reason)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>What happened.</summary>
    public NoticeKind Kind { get; }

    /// <summary>Why.</summary>
    public Reason Reason { get; }

    /// <summary>For a failover, the channel that would have been tried first.</summary>
    public PaymentChannel? From { get; internal init; }

    /// <summary>For a failover, the channel that is tried first instead.</summary>
    public PaymentChannel? To { get; internal init; }

    /// <summary>The kind, the channels and the reason.</summary>
    public override string ToString() => Kind == NoticeKind.Failover ? $"{To} instead of {From}: {Reason}" : $"warning: {Reason}";
}

/// <summary>What a notice tells.</summary>
public enum NoticeKind
{
    /// <summary>Options go over another channel than they would in good times. On the wire: <c>failover</c>.</summary>
    Failover,

    /// <summary>A gate warned without closing anything. On the wire: <c>warning</c>.</summary>
    Warning,
}

/// <summary>A gate that could not find out.</summary>
/// <param name="Gate">The name of the gate.</param>
/// <param name="Cause">Why it could not.</param>
/// <param name="Policy">What its policy made of that.</param>
public readonly record struct UnknownGate(string Gate, UnknownCause Cause, UnknownPolicy Policy)
{
    /// <summary>When trying again may help, where that is known; so it is for <see cref="UnknownCause.Overloaded"/>.</summary>
    public DateTimeOffset? RetryAt { get; internal init; }

    /// <summary>The gate and the cause.</summary>
    public override string ToString() => $"{Gate}: {WireNames.UnknownCause.NameOf(Cause)}";
}
