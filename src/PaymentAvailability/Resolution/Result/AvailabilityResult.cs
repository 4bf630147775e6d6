using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What can be used for a payment now, and every reason why the rest cannot.</summary>
/// <remarks>
/// Every option of the catalog is in <see cref="Options"/> or in <see cref="ClosedOptions"/>, never in both. Meant for the host and
/// its operators: reasons are told as they are. Immutable, safe for concurrent use.
/// </remarks>
[JsonConverter(typeof(AvailabilityResultJsonConverter))]
public sealed class AvailabilityResult
{
    internal AvailabilityResult(ResolutionId id, GateContext context, LoanContext? recordedLoan, RankingView ranking, ReasonWording wording)
    {
        Id = id;
        Catalog = context.Catalog;
        At = context.At;
        Request = context.Request.ToKeep(recordedLoan);
        VerificationMaximumAge = context.VerificationMaximumAge;
        Wording = wording;
        Ranking = ranking;
    }

    /// <summary>Identifies the resolution.</summary>
    public ResolutionId Id { get; }

    /// <summary>The moment the answer holds for.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The catalog that was used.</summary>
    public PaymentCatalog Catalog { get; }

    /// <summary>The version of the catalog that was used.</summary>
    public string CatalogVersion => Catalog.Version;

    /// <summary>Whether anything can be used.</summary>
    public bool IsAvailable => !Options.IsEmpty;

    /// <summary>What can be used, in the order in which to offer it.</summary>
    public ImmutableArray<PaymentOption> Options { get; internal init; } = [];

    /// <summary>What cannot be used, each with all its reasons, in the order of the catalog.</summary>
    public ImmutableArray<ClosedOption> ClosedOptions { get; internal init; } = [];

    /// <summary>The reason to tell first when nothing can be used; <see langword="null"/> when something can.</summary>
    public Reason? PrimaryReason { get; internal init; }

    /// <summary>Facts that the host did not give and that an option depends on.</summary>
    public ImmutableArray<Assumption> Assumptions { get; internal init; } = [];

    /// <summary>What the host should know although it closes nothing.</summary>
    public ImmutableArray<Notice> Notices { get; internal init; } = [];

    /// <summary>The gates that could not find out, each with what its policy made of that.</summary>
    public ImmutableArray<UnknownGate> UnknownGates { get; internal init; } = [];

    /// <summary>How the policy of risk came to what it did; <see langword="null"/> where no rule is registered. For operators and auditors, never for payers.</summary>
    public RiskAssessment? Risk { get; internal init; }

    /// <summary>
    /// When trying again may help, where gates closed everything because what they depend on has more to do than it can: the latest of
    /// <see cref="UnknownGate.RetryAt"/>. <see langword="null"/> when something can be used or no such time is known.
    /// </summary>
    public DateTimeOffset? RetryAt => Options.IsEmpty ? UnknownGates.Where(gate => gate.Policy == UnknownPolicy.Close).Max(gate => gate.RetryAt) : null;

    /// <summary>What was asked, without what the payer submitted of accounts. Still holds what is personal, so it is neither public nor ever written.</summary>
    internal PaymentRequest Request { get; }

    /// <summary>From which age on a completed verification counted no more.</summary>
    internal TimeSpan VerificationMaximumAge { get; }

    /// <summary>What the host's reasons are called.</summary>
    internal ReasonWording Wording { get; }

    /// <summary>By what the routes were put in order.</summary>
    internal RankingView Ranking { get; }

    /// <summary>What the host's ranking of channels did wrong, in a word, if anything.</summary>
    internal string? RankingFault => Ranking.Fault;

    /// <summary>What each gate said, in the order of the gates.</summary>
    internal ImmutableArray<GateOutcome> Outcomes { get; init; } = [];

    /// <summary>What the answer would be for a changed request, worked out at once and without asking anybody.</summary>
    /// <param name="change">Makes the changed request of the one that was resolved, for example <c>request => request with { Amount = … }</c>.</param>
    /// <param name="at">The moment to look at. Default: the moment of this result.</param>
    /// <returns>
    /// The terms, the request and the payer's device are evaluated anew. Channels, order verifiers, risk rules and the host's gates are taken
    /// to say what they said, and routes are put in order by what was known of their channels, but for closures that are over by then or begin until then; resolve the request to have them asked.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The changed request is missing or malformed.</exception>
    public AvailabilityResult WhatIf(Func<PaymentRequest, PaymentRequest> change, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        PaymentRequest changed = change(Request) ?? throw new ArgumentException("there is no changed request; return one, such as `request with { … }`", nameof(change));
        return PaymentAvailability.WhatIf.Evaluate(this, changed, at ?? At);
    }

    /// <summary>The facts of a payment by one of the options, to report its beginning with: so it is counted, limited and learnt from.</summary>
    /// <param name="option">The option that the payer chose, of this result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="option"/> is <see langword="null"/>.</exception>
    public PaymentFacts FactsFor(PaymentOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return PaymentFacts.Of(Request, option.Instrument, option.Routes[0]) with { Features = Risk?.Features ?? [], MovingScore = Risk?.MovingScore };
    }

    /// <summary>The result as JSON in UTF-8, without anything personal; for operators, because reasons are told as they are.</summary>
    public byte[] ToJsonUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, PaymentAvailabilityJsonContext.Default.AvailabilityResult);

    /// <summary>The identifier and how many options are open and closed.</summary>
    public override string ToString() => $"{Id}: {Options.Length} open, {ClosedOptions.Length} closed";
}
