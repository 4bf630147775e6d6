namespace PaymentAvailability;

/// <summary>Runs the gates side by side under one deadline, and has the result put together.</summary>
internal sealed class PaymentAvailabilityResolver : IPaymentAvailabilityResolver
{
    private readonly PaymentCatalogStore _catalogs;
    private readonly GateRunner[] _gates;
    private readonly TimeProvider _time;
    private readonly ReasonWording _wording;
    private readonly TimeSpan _deadline;
    private readonly TimeSpan _verificationMaximumAge;
    private readonly ResolutionIdSource _ids;
    private readonly ResolutionTelemetry _telemetry;
    private readonly WorkspacePool _workspaces;
    private readonly ChannelRanker _ranker;
    private readonly RiskPolicy? _policy;

    public PaymentAvailabilityResolver(
        PaymentCatalogStore catalogs,
        IEnumerable<GateRunner> gates,
        PaymentAvailabilityOptions options,
        ResolutionTelemetry telemetry,
        TimeProvider time,
        ChannelRanker ranker,
        ReasonWording? wording = null,
        RiskPolicy? policy = null)
    {
        _catalogs = catalogs;
        _gates = [.. gates];
        _time = time;
        _wording = wording ?? ReasonWording.BuiltIn;
        _deadline = options.Deadline;
        _verificationMaximumAge = options.Verification.MaximumAge;
        _ids = new ResolutionIdSource(options.Seed);
        _telemetry = telemetry;
        _ranker = ranker;
        _policy = policy;

        // The policy of risk speaks last, after the gates.
        _workspaces = new WorkspacePool(_gates.Length + (policy is null ? 0 : 1));
    }

    public ValueTask<AvailabilityResult> ResolveAsync(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request.Snapshot();
        RequestGuard.Check(request);
        cancellationToken.ThrowIfCancellationRequested();
        ResolutionSpan span = _telemetry.Start(_time);
        var context = new GateContext(request, _catalogs.Current, _time.GetUtcNow())
        {
            Deadline = request.Deadline ?? _deadline, VerificationMaximumAge = _verificationMaximumAge,
        };
        Workspace workspace = _workspaces.Rent();
        Task<GateOutcome>[]? pending = Run(context, workspace, cancellationToken);
        ValueTask<GateOutcome> deciding = default;
        if (pending is null && TryDecide(context, workspace, cancellationToken, out deciding))
        {
            return new(Finish(context, workspace, span));
        }

        ValueTask<AvailabilityResult> finishing = FinishAsync(context, workspace, pending, deciding, span, cancellationToken);
        span.Detach();
        return finishing;
    }

    // A policy without a model, or with one in memory, decides at once.
    private bool TryDecide(GateContext context, Workspace workspace, CancellationToken cancellationToken, out ValueTask<GateOutcome> deciding)
    {
        deciding = default;
        if (_policy is null)
        {
            return true;
        }

        deciding = _policy.DecideAsync(context, workspace.Outcomes.AsMemory(0, _gates.Length), cancellationToken);
        if (!deciding.IsCompletedSuccessfully)
        {
            return false;
        }

        workspace.Outcomes[^1] = deciding.Result;
        return true;
    }

    // Gates that leave the thread start first, so that they run while the others look into memory.
    private Task<GateOutcome>[]? Run(GateContext context, Workspace workspace, CancellationToken cancellationToken)
    {
        Task<GateOutcome>[]? pending = null;
        foreach (bool isolated in (ReadOnlySpan<bool>)[true, false])
        {
            for (int i = 0; i < _gates.Length; i++)
            {
                if (_gates[i].IsIsolated != isolated)
                {
                    continue;
                }

                ValueTask<GateOutcome> outcome = _gates[i].RunAsync(context, cancellationToken);
                if (outcome.IsCompletedSuccessfully)
                {
                    workspace.Outcomes[i] = outcome.Result;
                }
                else
                {
                    pending ??= new Task<GateOutcome>[_gates.Length];
                    pending[i] = outcome.AsTask();
                }
            }
        }

        return pending;
    }

    private async ValueTask<AvailabilityResult> FinishAsync(
        GateContext context, Workspace workspace, Task<GateOutcome>[]? pending, ValueTask<GateOutcome> deciding, ResolutionSpan span,
        CancellationToken cancellationToken)
    {
        for (int i = 0; i < pending?.Length; i++)
        {
            if (pending[i] is { } task)
            {
                workspace.Outcomes[i] = await task.ConfigureAwait(false);
            }
        }

        if (_policy is not null && !cancellationToken.IsCancellationRequested)
        {
            workspace.Outcomes[^1] = pending is null
                ? await deciding.ConfigureAwait(false)
                : await _policy.DecideAsync(context, workspace.Outcomes.AsMemory(0, _gates.Length), cancellationToken).ConfigureAwait(false);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            _workspaces.Return(workspace);
            span.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return Finish(context, workspace, span);
    }

    private AvailabilityResult Finish(GateContext context, Workspace workspace, ResolutionSpan span)
    {
        ResolutionId id = _ids.Next();
        AvailabilityResult result = workspace.Assembler.Assemble(context, workspace.Outcomes, id, _ranker.ViewFor(context, id), _wording);
        if (result.Risk is { } risk)
        {
            _policy?.FileReview(context, id, risk);
        }

        _telemetry.Record(span, result, workspace.Outcomes);
        _workspaces.Return(workspace);
        return result;
    }
}
