using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What a payer may see: as text for the page, or as JSON for the front end. Immutable, safe for concurrent use.</summary>
/// <remarks>
/// Everything in it follows from the public faces of the reasons alone. Two reasons that share an alias give the same view, to the byte but
/// for <see cref="Reference"/> and <see cref="RetryAt"/>, so that nobody can find out by trying which risk rule fired or which detail was
/// wrong. <see cref="RetryAt"/> tells how busy the platform is, and nothing of the payer.
/// </remarks>
[JsonConverter(typeof(PayerViewJsonConverter))]
public sealed class PayerView
{
    internal PayerView()
    {
    }

    /// <summary>Whether anything can be used.</summary>
    public bool IsAvailable => !Options.IsEmpty;

    /// <summary>The public code of the reason told first; <see langword="null"/> when something can be used.</summary>
    public ReasonCode? Code { get; internal init; }

    /// <summary>A heading of a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What is the matter and what to do next, in plain sentences.</summary>
    public required string Text { get; init; }

    /// <summary>What the payer can do at once to make a payment possible, the easiest first; at most three.</summary>
    public ImmutableArray<string> Suggestions { get; internal init; } = [];

    /// <summary>Whether trying again can help, and after what; <see langword="null"/> when something can be used.</summary>
    public RetryAdvice? Retry { get; internal init; }

    /// <summary>When something can be used again although nobody does anything, where that is known.</summary>
    public DateTimeOffset? OpensAt { get; internal init; }

    /// <summary>When trying again may help because the platform has more to do than it can; <see langword="null"/> otherwise.</summary>
    public DateTimeOffset? RetryAt { get; internal init; }

    /// <summary>Whom the payer can turn to; <see langword="null"/> when something can be used.</summary>
    public ReasonContact? Contact { get; internal init; }

    /// <summary>What it means for the loan, where the host gave its context.</summary>
    public ImmutableArray<string> LoanNotes { get; internal init; } = [];

    /// <summary>What to quote to support: the identifier of the resolution.</summary>
    public required string Reference { get; init; }

    /// <summary>What can be used, in the order in which to offer it.</summary>
    public ImmutableArray<PayerOption> Options { get; internal init; } = [];

    /// <summary>What cannot be used now, each with why.</summary>
    public ImmutableArray<PayerOption> ClosedOptions { get; internal init; } = [];

    /// <summary>The view as JSON in UTF-8.</summary>
    public byte[] ToJsonUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, AudienceJsonContext.Default.PayerView);

    /// <summary>The view as lines of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Title).Append('\n').Append(Text).Append('\n');
        foreach (string line in Suggestions.Select(suggestion => "· " + suggestion).Concat(LoanNotes).Concat(Options.Select(option => "· " + option.Label)))
        {
            text.Append(line).Append('\n');
        }

        return text.Append(Reference).ToString();
    }
}

/// <summary>One way to pay, as a payer sees it. Immutable, safe for concurrent use.</summary>
/// <param name="Label">What to call it.</param>
/// <param name="Method">The identifier of the method.</param>
/// <param name="Instrument">The place of the instrument in the request, or <see langword="null"/>.</param>
public sealed record PayerOption(string Label, string Method, int? Instrument)
{
    /// <summary>The verification still needed: every entry, each in any one of its ways.</summary>
    public ImmutableArray<VerificationStep> Verification { get; internal init; } = [];

    /// <summary>The public code of why it is closed, or <see langword="null"/> when it is open.</summary>
    public ReasonCode? Code { get; internal init; }

    /// <summary>Why it is closed and what to do, or <see langword="null"/> when it is open.</summary>
    public string? Text { get; internal init; }
}
