using System.Buffers;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Runs all velocity rules on one reading of their counters.</summary>
internal sealed class VelocityGate : IPaymentGate, IRiskSource
{
    private readonly CompiledVelocity[] _rules;
    private readonly ICounterStore _store;

    public VelocityGate(IEnumerable<CompiledVelocity> rules, ICounterStore store)
    {
        _rules = [.. rules];
        _store = store;
        Rules = [.. _rules.Select(static rule => rule.Name)];
    }

    public ImmutableArray<string> Rules { get; }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        int most = _rules.Length * Math.Max(1, context.Request.Instruments?.Count ?? 0);
        CounterQuery[] queries = ArrayPool<CounterQuery>.Shared.Rent(most);
        CounterReading[] readings = ArrayPool<CounterReading>.Shared.Rent(most);
        int count = Ask(context.Request, queries);
        ValueTask pending = _store.ReadAsync(queries.AsMemory(0, count), readings.AsMemory(0, count), context.At, cancellationToken);
        if (!pending.IsCompletedSuccessfully)
        {
            // Arrays that a store may still write to are not given to others.
            return AwaitAsync(pending, context, readings, count);
        }

        GateVerdict verdict = VerdictOf(context, readings, count);
        ArrayPool<CounterQuery>.Shared.Return(queries, clearArray: true);
        ArrayPool<CounterReading>.Shared.Return(readings);
        return new(verdict);
    }

    private async ValueTask<GateVerdict> AwaitAsync(ValueTask pending, GateContext context, CounterReading[] readings, int count)
    {
        await pending.ConfigureAwait(false);
        return VerdictOf(context, readings, count);
    }

    private int Ask(PaymentRequest request, CounterQuery[] queries)
    {
        int count = 0;
        foreach (CompiledVelocity rule in _rules)
        {
            if (rule.Subject != RiskSubject.Card)
            {
                if (RiskSubjects.Of(request, rule.Subject) is { } subject)
                {
                    queries[count++] = rule.QueryFor(subject, request.Amount);
                }

                continue;
            }

            for (int i = 0; i < request.Instruments?.Count; i++)
            {
                queries[count++] = rule.QueryFor(request.Instruments[i].Id, request.Amount);
            }
        }

        return count;
    }

    private GateVerdict VerdictOf(GateContext context, CounterReading[] readings, int count)
    {
        PaymentRequest request = context.Request;
        var signals = new RiskSignal[count];
        GateVerdict verdict = GateVerdict.Open;
        int next = 0;
        foreach (CompiledVelocity rule in _rules)
        {
            if (rule.Subject == RiskSubject.Card && request.Instruments is { } instruments)
            {
                for (int i = 0; i < instruments.Count; i++)
                {
                    signals[next] = rule.SignalOf(readings[next], request.Amount, instruments[i]);
                    next++;
                }
            }
            else if (rule.Subject != RiskSubject.Card && RiskSubjects.Of(request, rule.Subject) is not null)
            {
                signals[next] = rule.SignalOf(readings[next], request.Amount, null);
                next++;
            }
            else
            {
                verdict = verdict.Assuming(RiskSubjects.FactOf(rule.Subject));
            }
        }

        return verdict.Noting(signals);
    }
}
