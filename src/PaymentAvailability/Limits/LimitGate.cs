using System.Buffers;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Closes what would go beyond the limit of a payment, a day, a month or a year, on one reading of the counters.</summary>
internal sealed class LimitGate : IPaymentGate
{
    private readonly CompiledLimit[] _limits;
    private readonly ICounterStore _store;

    public LimitGate(IEnumerable<CompiledLimit> limits, ICounterStore store)
    {
        _limits = [.. limits];
        _store = store;
    }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        int most = _limits.Length * Math.Max(1, context.Request.Instruments?.Count ?? 0);
        CounterQuery[] queries = ArrayPool<CounterQuery>.Shared.Rent(most);
        CounterReading[] readings = ArrayPool<CounterReading>.Shared.Rent(most);
        int count = 0;
        foreach ((CompiledLimit limit, PaymentInstrument? _, string subject) in new CaseList(_limits, context.Request))
        {
            if (limit.Counter is not null)
            {
                queries[count++] = limit.QueryFor(subject, context.Request.Amount);
            }
        }

        ValueTask pending = count == 0
            ? ValueTask.CompletedTask
            : _store.ReadAsync(queries.AsMemory(0, count), readings.AsMemory(0, count), context.At, cancellationToken);
        if (!pending.IsCompletedSuccessfully)
        {
            // Arrays that a store may still write to are not given to others.
            return AwaitAsync(pending, context, readings);
        }

        GateVerdict verdict = VerdictOf(context, readings);
        ArrayPool<CounterQuery>.Shared.Return(queries, clearArray: true);
        ArrayPool<CounterReading>.Shared.Return(readings);
        return new(verdict);
    }

    private async ValueTask<GateVerdict> AwaitAsync(ValueTask pending, GateContext context, CounterReading[] readings)
    {
        await pending.ConfigureAwait(false);
        return VerdictOf(context, readings);
    }

    private GateVerdict VerdictOf(GateContext context, CounterReading[] readings)
    {
        List<Closure>? closures = null;
        int next = 0;
        foreach ((CompiledLimit limit, PaymentInstrument? instrument, string _) in new CaseList(_limits, context.Request))
        {
            CounterReading used = limit.Counter is null ? default : readings[next++];
            if (limit.Judge(context.Request.Amount, used, instrument?.AccountClass, context.At) is { } reason)
            {
                (closures ??= []).Add(new Closure(reason, limit.ScopeFor(instrument)));
            }
        }

        return closures is null ? GateVerdict.Open : GateVerdict.Closed(CollectionsMarshal.AsSpan(closures).ToArray());
    }

    /// <summary>Every limit that holds, with every instrument and subject that it holds for; the same in the same order each time.</summary>
    private readonly struct CaseList(CompiledLimit[] limits, PaymentRequest request)
    {
        public IEnumerator<(CompiledLimit Limit, PaymentInstrument? Instrument, string Subject)> GetEnumerator()
        {
            foreach (CompiledLimit limit in limits)
            {
                if (!limit.HoldsFor(request))
                {
                    continue;
                }

                if (!limit.IsOfInstruments)
                {
                    // What is about one payment alone is the same for everybody.
                    if ((limit.Counter is null ? "" : RiskSubjects.Of(request, limit.Subject)) is { } subject)
                    {
                        yield return (limit, null, subject);
                    }

                    continue;
                }

                for (int i = 0; i < request.Instruments?.Count; i++)
                {
                    PaymentInstrument instrument = request.Instruments[i];
                    string? ofInstrument = limit.Subject == RiskSubject.Card || limit.Counter is null ? instrument.Id : RiskSubjects.Of(request, limit.Subject);
                    if (ofInstrument is not null && limit.HoldsFor(instrument))
                    {
                        yield return (limit, instrument, ofInstrument);
                    }
                }
            }
        }
    }
}
