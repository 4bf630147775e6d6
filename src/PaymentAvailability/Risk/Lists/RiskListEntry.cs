using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Somebody on a list: always trusted, or never served. Immutable, safe for concurrent use.</summary>
[JsonConverter(typeof(UnwrittenJsonConverter<RiskListEntry>))]
public sealed record RiskListEntry
{
    /// <summary>Whether it trusts or refuses.</summary>
    public required RiskListKind Kind
    {
        get;
        init => field = RiskWireNames.List.IsNamed(value)
            ? value
            : throw new ArgumentException("the kind of a list entry has no name; use `Allow` or `Deny`", nameof(value));
    }

    /// <summary>What <see cref="Value"/> is.</summary>
    public required RiskSubject Subject
    {
        get;
        init => field = RiskWireNames.Subject.IsNamed(value)
            ? value
            : throw new ArgumentException("the subject of a list entry has no name; use one of `RiskSubject`, such as `Payer`", nameof(value));
    }

    /// <summary>The host's reference, compared ordinally. 1 to 1,024 characters. Never printed, logged or serialised.</summary>
    public required string Value
    {
        get;
        init => field = value is { Length: >= 1 and <= 1_024 }
            ? value
            : throw new ArgumentException("the value of a list entry is empty or longer than 1024 characters; use the reference that requests carry", nameof(value));
    }

    /// <summary>Why, such as <c>chargeback.confirmed</c>; told to auditors. 1 to 64 plain characters that cannot be personal.</summary>
    public required string Because
    {
        get;
        init => field = SafeToken.IsSafe(value)
            ? value
            : throw new ArgumentException($"why somebody is on a list was refused, because explanations tell it; use {SafeToken.Rule}", nameof(value));
    }

    /// <summary>When the entry ends; <see langword="null"/> for never. Give one: people change, and devices change hands.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether a decision about a review made it, so that a later one may undo it.</summary>
    internal bool IsDecided { get; init; }

    /// <summary>The payment that a person looked at and approved, beyond which the entry says nothing; <see langword="null"/> for whatever the subject pays.</summary>
    internal ReviewedPayment? Reviewed { get; init; }

    /// <summary>The kind, the subject and why; never the value.</summary>
    public override string ToString() => $"{RiskWireNames.List.NameOf(Kind)} {RiskWireNames.Subject.NameOf(Subject)}: {Because}";
}

/// <summary>What a list is for.</summary>
public enum RiskListKind
{
    /// <summary>Nothing that rules find has effect, but for a compliance hold; the deny list stands above it. On the wire: <c>allow</c>.</summary>
    Allow,

    /// <summary>Everything is closed. On the wire: <c>deny</c>.</summary>
    Deny,
}
