using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Runs the rules that need nothing but the request: large amounts at night, and devices that cannot be trusted.</summary>
internal sealed class RequestGate : IPaymentGate, IRiskSource
{
    private readonly NightAmountRule? _night;
    private readonly DeviceIntegrityRule? _device;
    private readonly TimeZoneInfo _zone;

    public RequestGate(RiskOptions options)
    {
        _night = options.NightAmount;
        _device = options.DeviceIntegrity;
        _zone = _night is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(_night.TimeZone);
        Rules = [.. _night is null ? [] : (string[])["night_amount"], .. _device is null ? [] : (string[])["device_integrity"]];
    }

    public ImmutableArray<string> Rules { get; }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        var signals = new List<RiskSignal>(2);
        if (_night is not null)
        {
            signals.Add(NightAmount(_night, context));
        }

        if (_device is not null && context.Request.Client?.Device is { } device)
        {
            double score = device switch
            {
                DeviceIntegrity.Rooted => _device.Rooted,
                DeviceIntegrity.Infected => _device.Infected,
                _ => 0,
            };
            signals.Add(new RiskSignal(
                "device_integrity", score,
                [RiskEvidence.Of("is_rooted", device == DeviceIntegrity.Rooted ? 1 : 0), RiskEvidence.Of("is_infected", device == DeviceIntegrity.Infected ? 1 : 0)])
            {
                Reason = RiskReasons.UntrustedEnvironment,
            });
        }

        return new(GateVerdict.Open.Noting(signals.ToArray()));
    }

    private RiskSignal NightAmount(NightAmountRule rule, GateContext context)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(context.At, _zone);

        // Through midnight where the end is before the beginning.
        bool isNight = TimeOnly.FromDateTime(local.DateTime).IsBetween(rule.From, rule.Until);
        decimal amount = context.Request.Amount.Amount;
        return new RiskSignal(
            "night_amount", isNight && amount >= rule.MinimumAmount ? rule.Score : 0,
            [RiskEvidence.Of("amount", (double)amount, (double)rule.MinimumAmount), RiskEvidence.Of("is_night", isNight ? 1 : 0)])
        {
            Reason = RiskReasons.AbnormalAmount,
        };
    }
}
