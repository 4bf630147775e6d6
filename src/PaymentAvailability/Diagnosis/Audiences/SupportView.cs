using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What support needs to answer a payer: what the payer reads, what is behind it, who can change it. Immutable, safe for concurrent use.</summary>
/// <remarks>Reasons that only operators may know are shown as payers see them, and the view says that something was left out.</remarks>
[JsonConverter(typeof(SupportViewJsonConverter))]
public sealed class SupportView
{
    internal SupportView()
    {
    }

    /// <summary>What the payer quotes: the identifier of the resolution.</summary>
    public required string Reference { get; init; }

    /// <summary>When the payer asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the payer reads.</summary>
    public required PayerView PayerReads { get; init; }

    /// <summary>The code of the main reason; <see langword="null"/> when something can be used.</summary>
    public ReasonCode? Code { get; internal init; }

    /// <summary>Why trying again can help or cannot; <see langword="null"/> when something can be used.</summary>
    public RetryAdvice? Retry { get; internal init; }

    /// <summary>When something can be used again although nobody does anything, where that is known.</summary>
    public DateTimeOffset? OpensAt { get; internal init; }

    /// <summary>The view in sections, each with a heading and lines, in the reader's language.</summary>
    public ImmutableArray<SupportSection> Sections { get; internal init; } = [];

    /// <summary>The view as JSON in UTF-8.</summary>
    public byte[] ToJsonUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, AudienceJsonContext.Default.SupportView);

    /// <summary>The sections as lines of text.</summary>
    public override string ToString() => string.Join('\n', Sections.SelectMany(section => section.Lines.Length == 1
        ? [$"{section.Heading}: {section.Lines[0]}"]
        : section.Lines.Select(line => "  " + line).Prepend(section.Heading + ":")));
}

/// <summary>A part of what support reads.</summary>
/// <param name="Heading">What the lines are about.</param>
/// <param name="Lines">At least one.</param>
public sealed record SupportSection(string Heading, ImmutableArray<string> Lines);
