using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The rules that compare a payment with the payer's history. Each says nothing where there is nothing to compare with: a new payer is not a suspect.</summary>
internal sealed class HistoryRuleSet
{
    private readonly RiskOptions _options;
    private readonly PeerAmounts _peers;
    private readonly SubjectKeys _keys;

    public HistoryRuleSet(RiskOptions options, PeerAmounts peers, SubjectKeys keys)
    {
        _options = options;
        _peers = peers;
        _keys = keys;
        Names =
        [
            .. Named(options.UnusualAmount, "unusual_amount"), .. Named(options.NewDevice, "new_device"), .. Named(options.NewPlace, "new_place"),
            .. Named(options.ImpossibleTravel, "impossible_travel"), .. Named(options.DeclinesInARow, "declines_in_a_row"), .. Named(options.NewPayee, "new_payee"),
        ];
    }

    public ImmutableArray<string> Names { get; }

    public RiskSignal[] Judge(GateContext context, PayerHistory history)
    {
        var signals = new List<RiskSignal>(Names.Length);
        PaymentRequest request = context.Request;
        Add(signals, UnusualAmount(request, history));
        Add(signals, NewDevice(request, history));
        Add(signals, NewPlace(request, history));
        Add(signals, ImpossibleTravel(request, history, context.At));
        Add(signals, DeclinesInARow(history, context.At));
        Add(signals, NewPayee(request, history));
        return [.. signals];
    }

    private static string[] Named(object? rule, string name) => rule is null ? [] : [name];

    private static void Add(List<RiskSignal> signals, RiskSignal? signal)
    {
        if (signal is not null)
        {
            signals.Add(signal);
        }
    }

    private RiskSignal? UnusualAmount(PaymentRequest request, PayerHistory history)
    {
        if (_options.UnusualAmount is not { } rule || request.Amount.Amount <= 0)
        {
            return null;
        }

        double[] own = [.. history.Amounts.Where(paid => paid.Currency == request.Amount.Currency && paid.Amount > 0).Select(static paid => Math.Log((double)paid.Amount))];
        bool isOwn = own.Length >= rule.MinimumPayments;
        RobustSpread? spread = isOwn ? RobustSpread.Of(own) : _peers.Find(request.MerchantId, request.Product, request.Amount.Currency, rule.MinimumPeerPayments);
        if (spread is not { } usual)
        {
            return null;
        }

        double deviations = usual.ScoreOf(Math.Log((double)request.Amount.Amount));
        return new RiskSignal(
            "unusual_amount", RiskScale.Score(deviations, rule.From, rule.To),
            [RiskEvidence.Of("deviations", deviations, rule.From), RiskEvidence.Of("usual_amount", Math.Exp(usual.Median)), RiskEvidence.Of("own_payments", own.Length)])
        {
            Reason = RiskReasons.AbnormalAmount,
        };
    }

    private RiskSignal? NewDevice(PaymentRequest request, PayerHistory history)
    {
        if (_options.NewDevice is not { } rule || history.Devices.IsEmpty || RiskSubjects.Of(request, RiskSubject.Device) is not { } device)
        {
            return null;
        }

        bool isNew = !history.Devices.Contains(_keys.NumberOf(device));
        return Environment("new_device", isNew ? rule.Score : 0, RiskEvidence.Of("is_new", isNew ? 1 : 0), RiskEvidence.Of("known_devices", history.Devices.Length));
    }

    private RiskSignal? NewPlace(PaymentRequest request, PayerHistory history)
    {
        if (_options.NewPlace is not { } rule || history.Places.IsEmpty || request.Client?.Place is not { } place)
        {
            return null;
        }

        double nearest = history.Places.Min(known => known.DistanceTo(place));
        return Environment("new_place", rule.Score * RiskScale.Score(nearest, rule.From, rule.To), RiskEvidence.Of("kilometres", nearest, rule.From));
    }

    private RiskSignal? ImpossibleTravel(PaymentRequest request, PayerHistory history, DateTimeOffset at)
    {
        if (_options.ImpossibleTravel is not { } rule || history.Places.IsEmpty || history.LastPlaceAt is not { } last || request.Client?.Place is not { } place)
        {
            return null;
        }

        double kilometres = history.Places[^1].DistanceTo(place);

        // Moments that the clock shows in the wrong order, or as one, are a minute apart at least.
        double hours = Math.Max((at - last).TotalHours, 1.0 / 60);
        double speed = kilometres < rule.MinimumDistance ? 0 : kilometres / hours;
        return Environment(
            "impossible_travel", RiskScale.Score(speed, rule.From, rule.To),
            RiskEvidence.Of("kilometres_per_hour", speed, rule.From), RiskEvidence.Of("kilometres", kilometres, rule.MinimumDistance));
    }

    private RiskSignal? DeclinesInARow(PayerHistory history, DateTimeOffset at)
    {
        if (_options.DeclinesInARow is not { } rule)
        {
            return null;
        }

        DateTimeOffset? until = history.LastDeclineAt + rule.ForgottenAfter;
        int declines = until > at ? history.DeclinesInARow : 0;
        double score = RiskScale.Score(declines, rule.From, rule.To);
        return new RiskSignal("declines_in_a_row", score, [RiskEvidence.Of("declines", declines, rule.From)])
        {
            Until = score > 0 ? until : null,
            Reason = RiskReasons.TooFrequent,
        };
    }

    private RiskSignal? NewPayee(PaymentRequest request, PayerHistory history)
    {
        if (_options.NewPayee is not { } rule || history.Amounts.IsEmpty || RiskSubjects.Of(request, RiskSubject.Payee) is not { } payee)
        {
            return null;
        }

        bool isNew = !history.Payees.Contains(_keys.NumberOf(payee));
        bool counts = isNew && request.Amount.Amount >= rule.MinimumAmount;
        return new RiskSignal("new_payee", counts ? rule.Score : 0, [RiskEvidence.Of("is_new", isNew ? 1 : 0), RiskEvidence.Of("known_payees", history.Payees.Length)]);
    }

    private static RiskSignal Environment(string rule, double score, params ReadOnlySpan<RiskEvidence> evidence) =>
        new(rule, score, [.. evidence]) { Reason = RiskReasons.UntrustedEnvironment };
}
