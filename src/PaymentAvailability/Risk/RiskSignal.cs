using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What one risk rule found: how suspicious, and by which numbers. Immutable, safe for concurrent use.</summary>
public sealed class RiskSignal
{
    internal RiskSignal(string rule, double score, ImmutableArray<RiskEvidence> evidence)
    {
        Rule = rule;
        Score = score;
        Evidence = evidence;
    }

    /// <summary>The name of the rule, as in <see cref="RiskOptions.Rules"/>.</summary>
    public string Rule { get; }

    /// <summary>How suspicious the payment is by this rule alone: 0 not at all, 1 as much as can be.</summary>
    public double Score { get; }

    /// <summary>The numbers behind the score.</summary>
    public ImmutableArray<RiskEvidence> Evidence { get; }

    /// <summary>When the score will be 0 again if nothing is added until then; <see langword="null"/> when that is not known.</summary>
    public DateTimeOffset? Until { get; internal init; }

    /// <summary>What the rule did by itself, without the policy; <see langword="null"/> when it only gave a score.</summary>
    public RiskAction? Action { get; internal init; }

    /// <summary>The instrument that the signal is about; <see langword="null"/> when it is about the whole payment.</summary>
    internal PaymentInstrument? Instrument { get; init; }

    /// <summary>What a closure for this signal is called.</summary>
    internal ReasonDefinition Reason { get; init; } = RiskReasons.Rejected;

    /// <summary>The rule, its score and its numbers.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Rule} {Score:0.##}{(Evidence.IsEmpty ? "" : ": ")}{string.Join(", ", Evidence)}");
}
