namespace PaymentAvailability.Tests;

/// <summary>A payment, a catalog and everything that closes it, as plain data with its meaning written out once more.</summary>
internal sealed class Predicament
{
    public required CatalogDefinition Definition { get; init; }

    public required PaymentCatalog Catalog { get; init; }

    public required List<ModelRoute> Routes { get; init; }

    public required PaymentRequest Request { get; init; }

    public required DateTimeOffset At { get; init; }

    public required List<ModelClosure> Closures { get; init; }

    /// <summary>What the gates of the library are told.</summary>
    public AvailabilityResult Resolve(ResultAssembler assembler)
    {
        GateVerdict verdict = Verdict(Closures.Where(closure => closure is { From: null, IsOfTheRequest: false }));
        foreach (ModelClosure coming in Closures.Where(closure => closure.From > At && !closure.IsOfTheRequest))
        {
            verdict = verdict.ClosingFrom(coming.From!.Value, coming.ToClosure());
        }

        var context = new GateContext(Request, Catalog, At);
        return assembler.Assemble(context, [new GateOutcome(Runner, verdict)], default, TestRanking.ViewOf(context), ReasonWording.BuiltIn);
    }

    private static GateRunner Runner { get; } = new("gate.model", new NeverAsked(), new GateOptions(), UnknownPolicy.Close, TimeProvider.System, TimeSpan.FromMilliseconds(300));

    public static GateVerdict Verdict(IEnumerable<ModelClosure> closures)
    {
        Closure[] all = [.. closures.Select(closure => closure.ToClosure())];
        return all.Length == 0 ? GateVerdict.Open : GateVerdict.Closed(all);
    }

    private sealed class NeverAsked : IPaymentGate
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => throw new NotSupportedException("its verdict is given");
    }
}

/// <summary>A route's terms as plain values.</summary>
internal sealed record ModelRoute(string Id, string Method, string Channel, InstrumentKind Instrument)
{
    public long Minimum { get; init; } = 1;

    public long Maximum { get; init; } = long.MaxValue;

    public ClientKind[]? Clients { get; init; }

    public string[]? Products { get; init; }

    public string[]? Banks { get; init; }

    public CardType[]? CardTypes { get; init; }

    /// <summary>The hours of every day, UTC, between which the route serves.</summary>
    public (int From, int To)? Hours { get; init; }

    public bool ServesAt(DateTimeOffset moment) =>
        Hours is not { } hours || (moment.TimeOfDay >= TimeSpan.FromHours(hours.From) && moment.TimeOfDay < TimeSpan.FromHours(hours.To));
}

/// <summary>A closure with what it means: when it holds in a changed world.</summary>
/// <param name="Reason">What the library is told.</param>
/// <param name="Scope">Which routes.</param>
/// <param name="Act">What somebody can do about it, as the library writes it; nothing when nobody can.</param>
internal sealed record ModelClosure(Reason Reason, ScriptedScope Scope, string? Act)
{
    /// <summary>Whether it still stands in a world, but for acts and time.</summary>
    public Func<World, bool> Holds { get; init; } = static _ => true;

    /// <summary>Whether the library finds it in the request, so that no gate has to tell.</summary>
    public bool IsOfTheRequest { get; init; }

    /// <summary>When it begins, if it does not hold yet.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it passes by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Amounts, in minor units, that it is about.</summary>
    public long[] Amounts { get; init; } = [];

    /// <summary>Whether it is about the client.</summary>
    public bool AsksClient { get; init; }

    /// <summary>The version of the app that it is about.</summary>
    public Version? Version { get; init; }

    /// <summary>Whether another instrument is free of it.</summary>
    public bool IsAboutInstrument { get; init; }

    /// <summary>Whether it stands in a world where nobody has acted on it.</summary>
    public bool HoldsIn(World world) =>
        (From is null || world.At >= From) && (Until is null || world.At < Until) && Holds(world);

    public Closure ToClosure() => new(Reason, Scope.ToScope());
}

/// <summary>The world after some changes.</summary>
internal readonly record struct World(uint Acts, long Amount, DateTimeOffset At, Version? AppVersion, ClientKind? Client);
