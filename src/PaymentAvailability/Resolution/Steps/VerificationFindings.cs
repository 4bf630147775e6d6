using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>
/// The steps of verification of one payment: which the payer has completed, which are left, and which cannot be done, so that they close the
/// routes that need them. Reused; for one thread.
/// </summary>
internal sealed class VerificationFindings
{
    private readonly List<VerificationDemand> _demands = [];
    private readonly PayerProofs _proofs = new();
    private readonly PossibleWays _ways = new();
    private readonly List<VerificationStep> _steps = [];
    private readonly List<CountedVerification> _counted = [];
    private VerificationMethods _possible;

    /// <summary>Takes in what gates demand and withhold.</summary>
    public void Collect(GateContext context, ReadOnlySpan<GateOutcome> outcomes)
    {
        PaymentRequest request = context.Request;
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            _demands.AddRange(outcome.Verdict.Demands.AsSpan());
        }

        _proofs.Fill(request.CompletedVerifications, request.Verifications, context.At, context.VerificationMaximumAge);
        _ways.Fill(request, outcomes);
        _possible = _ways.At(context.At);
    }

    /// <summary>Adds what is closed because a step that is needed cannot be done.</summary>
    public void AddClosures(GateContext context, List<Closure> closures)
    {
        if (_ways.AreLimited)
        {
            AddImpossible(context, closures);
        }
    }

    /// <summary>Adds what will be closed because a step that is satisfied now is too old then, and cannot be done again.</summary>
    public void AddComing(GateContext context, List<ComingClosure> coming)
    {
        if (!_ways.AreLimited)
        {
            return;
        }

        AddFor(context.Catalog, ComesBack, (ways, end, scope) =>
        {
            foreach (Reason reason in _ways.WhyNot(ways, end))
            {
                coming.Add(new ComingClosure(end, new Closure(reason, scope)));
            }
        });

        bool ComesBack(VerificationStep step) =>
            _proofs.Satisfy(step) && _proofs.EndOf(step) is var end && end < DateTimeOffset.MaxValue && (step.AnyOf & _ways.At(end)) == 0;
    }

    /// <summary>What an option still needs, and what of its needs the payer has completed.</summary>
    /// <param name="method">The method.</param>
    /// <param name="open">Its open routes. What any of them needs, the option needs: the payer picks an option, and failover picks the route.</param>
    /// <param name="instrument">The instrument.</param>
    /// <param name="completed">What of its needs is completed.</param>
    /// <returns>The steps; the method's own list where nothing differs.</returns>
    public ImmutableArray<VerificationStep> StepsOf(
        PaymentMethod method, List<PaymentRoute> open, PaymentInstrument? instrument, out ImmutableArray<CountedVerification> completed)
    {
        completed = [];
        _steps.Clear();
        foreach (VerificationDemand demand in _demands)
        {
            if (Covers(demand, open, instrument))
            {
                _steps.Add(demand.Step);
            }
        }

        if (_steps.Count == 0 && _proofs.IsEmpty && !_ways.AreLimited)
        {
            return method.Verification;
        }

        if (!_proofs.IsEmpty)
        {
            completed = CompletedOf(method);
        }

        ImmutableArray<VerificationStep> needed =
            VerificationStep.StillNeeded(method.Verification, CollectionsMarshal.AsSpan(_steps), _proofs, _possible);
        return needed.AsSpan().SequenceEqual(method.Verification.AsSpan()) ? method.Verification : needed;
    }

    public void Clear()
    {
        _demands.Clear();
        _proofs.Clear();
        _steps.Clear();
        _counted.Clear();
    }

    // Apart, because its lambdas would be made for every payment, and hardly any needs them.
    private void AddImpossible(GateContext context, List<Closure> closures) =>
        AddFor(context.Catalog, step => (step.AnyOf & _possible) == 0 && !_proofs.Satisfy(step), (ways, _, scope) =>
        {
            foreach (Reason reason in _ways.WhyNot(ways, context.At))
            {
                closures.Add(new Closure(reason, scope));
            }
        });

    private static bool Covers(VerificationDemand demand, List<PaymentRoute> open, PaymentInstrument? instrument)
    {
        foreach (PaymentRoute route in open)
        {
            if (demand.Scope.Covers(route, instrument))
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<CountedVerification> CompletedOf(PaymentMethod method)
    {
        _counted.Clear();
        foreach (VerificationStep step in method.Verification.AsSpan())
        {
            _proofs.AddFor(step, _counted);
        }

        foreach (VerificationStep step in _steps)
        {
            _proofs.AddFor(step, _counted);
        }

        return _counted.Count == 0 ? [] : [.. _counted];
    }

    // Methods that need the same share a closure: a large catalog has few kinds of steps.
    private void AddFor(PaymentCatalog catalog, Func<VerificationStep, bool> isMeant, Action<VerificationMethods, DateTimeOffset, RouteScope> add)
    {
        Dictionary<VerificationStep, List<string>>? methods = null;
        foreach (PaymentMethod method in catalog.Methods.AsSpan())
        {
            foreach (VerificationStep step in method.Verification.AsSpan())
            {
                if (isMeant(step))
                {
                    methods ??= [];
                    (CollectionsMarshal.GetValueRefOrAddDefault(methods, step, out _) ??= []).Add(method.Id);
                }
            }
        }

        foreach ((VerificationStep step, List<string> ids) in methods ?? [])
        {
            add(step.AnyOf, _proofs.EndOf(step), RouteScope.OfMethods(ids));
        }

        foreach (VerificationDemand demand in _demands)
        {
            if (isMeant(demand.Step))
            {
                add(demand.Step.AnyOf, _proofs.EndOf(demand.Step), demand.Scope);
            }
        }
    }
}
