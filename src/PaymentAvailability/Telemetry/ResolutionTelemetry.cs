using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Metrics, traces and logs of resolutions. Tags are bounded: reason codes, gate names, yes and no; nothing of a request.</summary>
internal sealed class ResolutionTelemetry
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _closedOptions;
    private readonly Counter<long> _unknownGates;
    private readonly Counter<long> _riskDecisions;
    private readonly ILogger _logger;

    public ResolutionTelemetry(IMeterFactory? meters, ILogger logger)
    {
        // A container without metrics has no factory; the meter is then nobody's but the process's.
        Meter meter = meters?.Create(TelemetryNames.Source) ?? new Meter(TelemetryNames.Source);
        _duration = meter.CreateHistogram<double>(
            TelemetryNames.ResolveDuration, "s", "how long resolutions take");
        _closedOptions = meter.CreateCounter<long>(
            TelemetryNames.ClosedOptions, "{option}", "options that were closed, by the reason told first");
        _unknownGates = meter.CreateCounter<long>(
            TelemetryNames.UnknownGates, "{gate}", "gates that could not find out");
        _riskDecisions = meter.CreateCounter<long>(
            TelemetryNames.RiskDecisions, "{decision}", "what the policy of risk decided, or would have without shadow mode");
        _logger = logger;
    }

    public ResolutionSpan Start(TimeProvider time)
    {
        bool isTimed = _duration.Enabled;
        long started = isTimed ? time.GetTimestamp() : 0;
        Activity? outer = Source.HasListeners() ? Activity.Current : null;
        return new ResolutionSpan(Source.StartActivity("payment_availability.resolve"), outer, isTimed ? time : null, started);
    }

    /// <summary>Reports what came out. Loggers and listeners are foreign code; one that throws must not cost a payer the answer.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "There is nobody to tell that telling failed.")]
    public void Record(ResolutionSpan span, AvailabilityResult result, ReadOnlySpan<GateOutcome> outcomes)
    {
        try
        {
            Report(span, result, outcomes);
        }
        catch (Exception)
        {
        }
        finally
        {
            span.Finish(result);
        }
    }

    private void Report(ResolutionSpan span, AvailabilityResult result, ReadOnlySpan<GateOutcome> outcomes)
    {
        foreach (UnknownGate unknown in result.UnknownGates)
        {
            RecordUnknown(unknown, outcomes);
        }

        if (result.RankingFault is { } fault)
        {
            ResolutionLog.RankingFaulty(_logger, result.Id, fault);
        }

        if (_closedOptions.Enabled)
        {
            RecordClosed(result);
        }

        if (_riskDecisions.Enabled && result.Risk is { } risk)
        {
            foreach (RiskDecision decision in risk.Decisions)
            {
                _riskDecisions.Add(1, new TagList
                {
                    { "payment_availability.response", decision.Response },
                    { "payment_availability.action", RiskWireNames.Action.NameOf(decision.Action) },
                    { "payment_availability.enforced", decision.IsEnforced },
                });
            }
        }

        if (span.Elapsed is { } elapsed)
        {
            var tags = new TagList { { "payment_availability.available", result.IsAvailable } };
            if (result.PrimaryReason is { } reason)
            {
                tags.Add("payment_availability.reason", reason.Code.Value);
            }

            _duration.Record(elapsed.TotalSeconds, tags);
        }

        if (result.PrimaryReason is { } primary)
        {
            ResolutionLog.NothingAvailable(_logger, result.Id, primary.Code, result.ClosedOptions.Length, result.CatalogVersion);
        }
    }

    private void RecordUnknown(UnknownGate unknown, ReadOnlySpan<GateOutcome> outcomes)
    {
        string cause = WireNames.UnknownCause.NameOf(unknown.Cause);
        string? exception = null;
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            if (outcome.Runner.Name == unknown.Gate)
            {
                exception = outcome.Error?.GetType().FullName;
            }
        }

        _unknownGates.Add(1, new("payment_availability.gate", unknown.Gate), new("error.type", cause));
        ResolutionLog.GateUnknown(_logger, unknown.Gate, cause, exception);
    }

    private void RecordClosed(AvailabilityResult result)
    {
        foreach (ClosedOption option in result.ClosedOptions)
        {
            Reason first = Headline.Of(option);
            _closedOptions.Add(
                1,
                new("payment_availability.reason", first.Code.Value),
                new("payment_availability.cause", ReasonWireNames.Causes.NameOf(first.Definition.Cause)));
        }
    }
}
