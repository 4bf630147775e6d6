using System.Buffers;

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
        Case[] cases = ArrayPool<Case>.Shared.Rent(most);
        CounterQuery[] queries = ArrayPool<CounterQuery>.Shared.Rent(most);
        CounterReading[] readings = ArrayPool<CounterReading>.Shared.Rent(most);
        List<string>? missing = null;
        int count = Gather(context.Request, cases, ref missing);
        int asked = 0;
        for (int i = 0; i < count; i++)
        {
            if (cases[i].Limit.Counter is not null)
            {
                queries[asked++] = cases[i].Limit.QueryFor(cases[i].Subject);
            }
        }

        ValueTask pending = asked == 0
            ? ValueTask.CompletedTask
            : _store.ReadAsync(queries.AsMemory(0, asked), readings.AsMemory(0, asked), context.At, cancellationToken);
        if (!pending.IsCompletedSuccessfully)
        {
            // Arrays that a store may still write to are not given to others.
            return AwaitAsync(pending, context, cases.AsMemory(0, count), readings, missing);
        }

        GateVerdict verdict = VerdictOf(context, cases.AsSpan(0, count), readings, missing);
        ArrayPool<Case>.Shared.Return(cases, clearArray: true);
        ArrayPool<CounterQuery>.Shared.Return(queries, clearArray: true);
        ArrayPool<CounterReading>.Shared.Return(readings);
        return new(verdict);
    }

    private static async ValueTask<GateVerdict> AwaitAsync(
        ValueTask pending, GateContext context, ReadOnlyMemory<Case> cases, CounterReading[] readings, List<string>? missing)
    {
        await pending.ConfigureAwait(false);
        return VerdictOf(context, cases.Span, readings, missing);
    }

    private static GateVerdict VerdictOf(GateContext context, ReadOnlySpan<Case> cases, CounterReading[] readings, List<string>? missing)
    {
        List<Closure>? closures = null;
        int next = 0;
        foreach (ref readonly Case each in cases)
        {
            CounterReading used = each.Limit.Counter is null ? default : readings[next++];
            if (each.Limit.Judge(context.Request.Amount, used, each.Instrument?.AccountClass, context.At) is { } reason)
            {
                (closures ??= []).Add(new Closure(reason, each.Limit.ScopeFor(each.Instrument)));
            }
        }

        GateVerdict verdict = closures is null ? GateVerdict.Open : GateVerdict.Closed(closures);
        return missing is null ? verdict : missing.Aggregate(verdict, static (so, fact) => so.Assuming(fact));
    }

    /// <summary>Every limit that holds, with every instrument and subject that it holds for; and what would have to be known to tell.</summary>
    private int Gather(PaymentRequest request, Case[] cases, ref List<string>? missing)
    {
        int count = 0;
        foreach (CompiledLimit limit in _limits)
        {
            if (!limit.HoldsFor(request))
            {
                continue;
            }

            // What is about one payment alone is the same for everybody.
            string? ofPayment = limit.Counter is null ? "" : RiskSubjects.Of(request, limit.Subject);
            bool isOfCards = limit is { Subject: RiskSubject.Card, Counter: not null };
            if (ofPayment is null && !isOfCards)
            {
                Note(ref missing, RiskSubjects.FactOf(limit.Subject));
                continue;
            }

            if (!limit.IsOfInstruments)
            {
                cases[count++] = new Case(limit, null, ofPayment!);
                continue;
            }

            if (request.Instruments is not { } instruments)
            {
                Note(ref missing, RiskSubjects.FactOf(RiskSubject.Card));
                continue;
            }

            for (int i = 0; i < instruments.Count; i++)
            {
                PaymentInstrument instrument = instruments[i];
                if (limit.HoldsFor(instrument))
                {
                    cases[count++] = new Case(limit, instrument, isOfCards ? instrument.Id : ofPayment!);
                }
                else if (limit.MissingFactOf(instrument) is { } fact)
                {
                    Note(ref missing, fact);
                }
            }
        }

        return count;
    }

    private static void Note(ref List<string>? missing, string fact)
    {
        missing ??= [];
        if (!missing.Contains(fact))
        {
            missing.Add(fact);
        }
    }

    private readonly record struct Case(CompiledLimit Limit, PaymentInstrument? Instrument, string Subject);
}
