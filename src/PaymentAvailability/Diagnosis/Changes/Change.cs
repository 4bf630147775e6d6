namespace PaymentAvailability;

/// <summary>One change that takes reasons away, with its value: one of the classes derived from this. Immutable, safe for concurrent use.</summary>
public abstract record Change
{
    private protected Change(ChangeKind kind, RemedyActor actor)
    {
        Kind = kind;
        Actor = actor;
    }

    /// <summary>What is changed.</summary>
    public ChangeKind Kind { get; }

    /// <summary>Who can do it.</summary>
    public RemedyActor Actor { get; }

    /// <summary>The request after the change; the same one for a change that is not the request's.</summary>
    internal virtual PaymentRequest ApplyTo(PaymentRequest request) => request;

    /// <summary>The kind and the value, the same in every culture.</summary>
    public sealed override string ToString() => WrittenValue is { } value ? $"{ReasonWireNames.Changes.NameOf(Kind)} {value}" : ReasonWireNames.Changes.NameOf(Kind);

    /// <summary>The value for logs and tests, or nothing.</summary>
    internal abstract string? WrittenValue { get; }
}
