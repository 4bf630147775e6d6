using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>How the policy of risk came to what it did: every rule's score and numbers, every response and its threshold. Immutable, safe for concurrent use.</summary>
/// <remarks>For operators, auditors and back-tests; a payer is never told. Holds numbers and names from the configuration, nothing personal.</remarks>
public sealed class RiskAssessment
{
    /// <summary>What the rules found, in the order of the rules.</summary>
    public ImmutableArray<AssessedSignal> Signals { get; internal init; } = [];

    /// <summary>The responses that applied, or would have without shadow mode.</summary>
    public ImmutableArray<RiskDecision> Decisions { get; internal init; } = [];

    /// <summary>
    /// The combined score of the rules that have effect, 0 to 1: one minus the product of one minus the weighted score of each (a noisy-or, Pearl
    /// 1988). No rule lowers it, one sure rule is enough, and two half-sure rules make 0.75.
    /// </summary>
    public double Score { get; internal init; }

    /// <summary>The combined score of all rules, those in shadow included.</summary>
    public double ShadowScore { get; internal init; }

    /// <summary>What the model said; <see langword="null"/> without a model.</summary>
    public RiskModelOpinion? Model { get; internal init; }

    /// <summary>Why the policy was set aside, as the entry of the allow list says; <see langword="null"/> when it was not.</summary>
    public string? AllowedBecause { get; internal init; }

    /// <summary>The instruments of the request for which the policy was set aside, because they are on the allow list.</summary>
    public ImmutableArray<AllowedInstrument> AllowedInstruments { get; internal init; } = [];

    /// <summary>Identifies the configuration of the policy: the first 12 hexadecimal digits of its SHA-256.</summary>
    public string PolicyVersion { get; internal init; } = "";

    /// <summary>What a model saw or could learn from.</summary>
    internal ImmutableArray<RiskFeature> Features { get; init; } = [];

    /// <summary>What was compared with the threshold that moves, if one does.</summary>
    internal MovingScore? MovingScore { get; init; }

    /// <summary>The explanation that an auditor, or a payer's appeal, is owed: which numbers of which rules led to what, and under which thresholds.</summary>
    /// <param name="culture">Chinese or anything else for English. Default: the current one for user interfaces.</param>
    /// <returns>Some lines of text, without anything personal.</returns>
    public string Explain(CultureInfo? culture = null) => RiskExplanation.Write(this, culture ?? CultureInfo.CurrentUICulture);

    /// <summary>The score and how many responses had effect.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"score {Score:0.##}, {Decisions.Count(static decision => decision.IsEnforced)} responses");
}

/// <summary>What a rule found, and how much that counted.</summary>
/// <param name="Signal">What it found.</param>
/// <param name="Weight">By what its score was multiplied.</param>
/// <param name="IsEnforced">Whether the rule has effect for this payer; otherwise it is in shadow.</param>
/// <param name="InstrumentIndex">The place of the instrument in the request that it is about; <see langword="null"/> for the whole payment.</param>
public readonly record struct AssessedSignal(RiskSignal Signal, double Weight, bool IsEnforced, int? InstrumentIndex);

/// <summary>An instrument that is on the allow list.</summary>
/// <param name="InstrumentIndex">Its place in the request.</param>
/// <param name="Because">Why, as the entry says.</param>
public readonly record struct AllowedInstrument(int InstrumentIndex, string Because);

/// <summary>A response that applied.</summary>
/// <param name="Response">Its name.</param>
/// <param name="Action">What it does.</param>
/// <param name="Score">The score that was compared.</param>
/// <param name="Threshold">With what it was compared.</param>
/// <param name="StaticThreshold">What the threshold would be without labels: <see cref="RiskResponse.From"/>.</param>
/// <param name="IsEnforced">Whether it had effect; otherwise it would have, but for shadow mode or the allow list.</param>
/// <param name="InstrumentIndex">The place of the instrument in the request that it is about; <see langword="null"/> for all.</param>
/// <param name="Reason">The reason of the closure; <see langword="null"/> for a verification.</param>
public readonly record struct RiskDecision(
    string Response, RiskAction Action, double Score, double Threshold, double StaticThreshold, bool IsEnforced, int? InstrumentIndex, Reason? Reason);
