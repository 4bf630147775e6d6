using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>A payment that a person has to look at. Immutable, safe for concurrent use.</summary>
/// <param name="Id">The identifier of the resolution that filed it, by which a payer or a decision names it.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="Amount">What is to be paid.</param>
/// <param name="Assessment">Why.</param>
public sealed record RiskReviewCase(string Id, DateTimeOffset FiledAt, Money Amount, RiskAssessment Assessment)
{
    /// <summary>The order that it is about; <see langword="null"/> when the request named none. For the reviewer's eyes: never printed, logged or serialised.</summary>
    [JsonIgnore]
    public string? OrderId { get; init; }

    /// <summary>The payer that it is about; <see langword="null"/> when the request named none. For the reviewer's eyes: never printed, logged or serialised.</summary>
    [JsonIgnore]
    public string? PayerId { get; init; }

    /// <summary>The identifier and the assessment.</summary>
    public override string ToString() => $"{Id}: {Assessment}";
}
