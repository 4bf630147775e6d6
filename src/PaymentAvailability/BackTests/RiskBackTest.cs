using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Replays decisions that were kept under other options, and tells who would have been closed, verified or opened. Not safe for concurrent use.</summary>
/// <remarks>
/// Rules are scored anew from the numbers that were written down, with the proposed scales, weights and responses. What was not written down
/// cannot be replayed: a rule that did not run then, which payers a share covers (a share above 0 is taken as whole), and a threshold that
/// moves (the proposed <see cref="RiskResponse.From"/> counts). A compliance hold is told from another closure only where an allow list was set aside for it. Decisions without an assessment are skipped and counted.
/// </remarks>
public sealed class RiskBackTest
{
    private const int MostChanges = 1_000;

    private readonly RiskOptions _proposed;
    private readonly CompiledResponse[] _responses;
    private readonly Dictionary<(RiskAction? Was, RiskAction? Would, PaymentLabel? Label), int> _counts = [];
    private readonly List<RiskBackTestChange> _changes = [];

    /// <summary>Begins a replay.</summary>
    /// <param name="proposed">The options to try out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="proposed"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options have faults; all of them are told.</exception>
    public RiskBackTest(RiskOptions proposed)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        string[] faults = [.. RiskFaults.Find(proposed, "Risk")];
        if (faults.Length > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(proposed));
        }

        _proposed = proposed;
        _responses = CompiledResponse.Of(proposed);
    }

    /// <summary>How many decisions were replayed.</summary>
    public int Count { get; private set; }

    /// <summary>How many had no assessment to replay.</summary>
    public int Skipped { get; private set; }

    /// <summary>The decisions that would have come out otherwise, in the order in which they were added; the first 1,000.</summary>
    public IReadOnlyList<RiskBackTestChange> Changes => _changes;

    /// <summary>Replays a decision.</summary>
    /// <param name="decision">As a decision log keeps it.</param>
    /// <param name="label">What became known of the payment, for counts of good and fraudulent ones apart.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is <see langword="null"/>.</exception>
    public void Add(Decision decision, PaymentLabel? label = null)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (RecordedAssessment.Read(decision.Result) is not { } recorded)
        {
            Skipped++;
            return;
        }

        Count++;
        ImmutableArray<AssessedSignal> rescored = [.. recorded.Signals.Select(signal => Rescore(recorded, signal))];
        var groups = new SignalGroups(rescored.AsSpan(), new int[SignalGroups.RoomFor(rescored.Length)]);
        RiskAction? would = StrongestOf(recorded, groups);
        (RiskAction?, RiskAction?, PaymentLabel?) key = (recorded.Strongest, would, label);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        if (would != recorded.Strongest && _changes.Count < MostChanges)
        {
            _changes.Add(new RiskBackTestChange(decision.Id, recorded.Strongest, would, ScoreCombiner.Highest(groups)));
        }
    }

    /// <summary>How many payments with an action then would have one now.</summary>
    /// <param name="was">What was done; <see langword="null"/> for nothing.</param>
    /// <param name="would">What would be done; <see langword="null"/> for nothing.</param>
    /// <param name="label">Only payments with this label. Default: all.</param>
    public int CountOf(RiskAction? was, RiskAction? would, PaymentLabel? label = null) =>
        _counts.Where(count => count.Key.Was == was && count.Key.Would == would && (label is null || count.Key.Label == label)).Sum(static count => count.Value);

    /// <summary>The replay as a table: what was done, what would be, and how often.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{Count} decisions replayed, {Skipped} without an assessment" };
        foreach (IGrouping<(RiskAction? Was, RiskAction? Would), KeyValuePair<(RiskAction? Was, RiskAction? Would, PaymentLabel? Label), int>> group in _counts
            .GroupBy(static count => (count.Key.Was, count.Key.Would)).OrderBy(static group => group.Key.Was ?? (RiskAction)(-1)).ThenBy(static group => group.Key.Would ?? (RiskAction)(-1)))
        {
            string labels = string.Join(", ", group.Where(static count => count.Key.Label is not null).OrderBy(static count => count.Key.Label)
                .Select(static count => $"{count.Value} {RiskWireNames.Label.NameOf(count.Key.Label!.Value)}"));
            lines.Add($"{NameOf(group.Key.Was),-7} -> {NameOf(group.Key.Would),-7} {group.Sum(static count => count.Value),8}{(labels.Length == 0 ? "" : $"  ({labels})")}");
        }

        return string.Join('\n', lines);
    }

    private static string NameOf(RiskAction? action) => action is { } taken ? RiskWireNames.Action.NameOf(taken) : "open";

    private AssessedSignal Rescore(RecordedAssessment assessment, RecordedSignal recorded)
    {
        RiskRuleOptions rule = _proposed.Rules.TryGetValue(recorded.Rule, out RiskRuleOptions? own) ? own : new RiskRuleOptions();
        var signal = new RiskSignal(recorded.Rule, RiskRescoring.Score(_proposed, recorded), recorded.Evidence) { Action = recorded.Action, Instrument = recorded.Instrument };
        bool hasEffect = rule.Mode == RiskMode.Enforced && rule.EnforcedShare > 0 && !assessment.IsSpared(recorded.Instrument);
        return new AssessedSignal(signal, rule.Weight, hasEffect, null);
    }

    private RiskAction? StrongestOf(RecordedAssessment recorded, in SignalGroups groups)
    {
        RiskAction? strongest = recorded.Standing;
        if (recorded.IsAllowed || _proposed.Mode == RiskMode.Shadow || _proposed.EnforcedShare <= 0)
        {
            return strongest;
        }

        for (int group = SignalGroups.Whole; group < groups.Count; group++)
        {
            strongest = Max(strongest, StrongestOf(groups, group, recorded));
        }

        return strongest;
    }

    private RiskAction? StrongestOf(in SignalGroups groups, int group, RecordedAssessment recorded)
    {
        RiskAction? strongest = null;
        foreach (ref readonly AssessedSignal own in groups.Of(group))
        {
            strongest = own.IsEnforced ? Max(strongest, own.Signal.Action) : strongest;
        }

        foreach (CompiledResponse response in _responses)
        {
            RiskResponse options = response.Options;
            if (options.Mode == RiskMode.Shadow || options.EnforcedShare <= 0 || recorded.IsSpared(groups.InstrumentOf(group)))
            {
                continue;
            }

            double score = response.IsOfModel ? recorded.ModelProbability ?? double.NaN : ScoreCombiner.Of(groups, group, response).Enforced;
            strongest = score >= options.From ? Max(strongest, options.Action) : strongest;
        }

        return strongest;
    }

    private static RiskAction? Max(RiskAction? one, RiskAction? other) => one is null || other > one ? other : one;
}

/// <summary>A decision that would have come out otherwise.</summary>
/// <param name="Id">The identifier of the resolution.</param>
/// <param name="Was">The strongest that was done; <see langword="null"/> for nothing.</param>
/// <param name="Would">The strongest that would be done; <see langword="null"/> for nothing.</param>
/// <param name="Score">The combined score under the proposed options.</param>
public readonly record struct RiskBackTestChange(string Id, RiskAction? Was, RiskAction? Would, double Score);
