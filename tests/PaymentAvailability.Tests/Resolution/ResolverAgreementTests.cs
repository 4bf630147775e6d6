namespace PaymentAvailability.Tests;

/// <summary>The resolver and a slow reference agree on everything a result says, and no option is lost or doubled.</summary>
public sealed class ResolverAgreementTests
{
    private const int Catalogs = 200;

    private const int RequestsOfEach = 40;

    public static TheoryData<int> Seeds => [20260302, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Resolver_and_reference_agree_on_every_option_route_reason_and_notice(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Catalogs; i++)
        {
            int routes = random.Next(10) == 0 ? random.Next(60, 160) : random.Next(1, 14);
            CheckCatalog(random.Next(), routes);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Routes_of_a_method_follow_failover_and_otherwise_the_order_in_which_they_are_written(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Catalogs; i++)
        {
            int catalogSeed = random.Next();
            var payments = new RandomPayments(catalogSeed, random.Next(1, 20));
            foreach (PaymentMethod method in payments.Catalog.Methods)
                CheckOrder(method, payments.Definition, $"seed {catalogSeed}, {payments.Catalog.Routes.Length} routes");
        }
    }

    private static void CheckCatalog(int seed, int routes)
    {
        var payments = new RandomPayments(seed, routes);
        var reference = new ReferenceResolver(payments.Definition, payments.Catalog);
        UnknownPolicy[] policies = [UnknownPolicy.Open, UnknownPolicy.Close, UnknownPolicy.Open];
        ScriptedVerdict[] played = new ScriptedVerdict[policies.Length];
        var resolver = new TestResolver(payments.Catalog);
        for (int i = 0; i < played.Length; i++)
        {
            int gate = i;
            resolver.AddInline($"gate.{i}", new GateOf((_, _) => played[gate].Play()), policies[i]);
        }

        for (int i = 0; i < RequestsOfEach; i++)
        {
            resolver.Time.Clock.UtcNow = payments.NextTime() ?? resolver.Time.Clock.UtcNow;
            DateTimeOffset now = resolver.Time.Clock.UtcNow;
            PaymentRequest request = payments.NextRequest(now);
            for (int gate = 0; gate < played.Length; gate++)
                played[gate] = payments.NextVerdict(request, now);

            string where = $"seed {seed}, {routes} routes, request {i}";
            AvailabilityResult result = resolver.Resolve(request);
            CheckCompleteness(result, request, where);
            List<string> expected = reference.Resolve(request, now, [.. played.Select((each, gate) => new ReferenceGate($"gate.{gate}", policies[gate], each))]);
            List<string> actual = ReferenceAnswer.LinesOf(result, request);
            if (!actual.SequenceEqual(expected))
            {
                throw new InvalidOperationException(
                    $"{where}:\nexpected\n{string.Join('\n', expected.Except(actual))}\nbut got\n{string.Join('\n', actual.Except(expected))}\n"
                    + $"of\n{string.Join('\n', actual)}");
            }
        }
    }

    private static void CheckCompleteness(AvailabilityResult result, PaymentRequest request, string where)
    {
        var found = new List<(PaymentMethod, PaymentInstrument?)>();
        foreach (PaymentOption option in result.Options)
        {
            found.Add((option.Method, option.Instrument));
            Require(!option.Routes.IsEmpty, where, "an open option has no route");
            Require(IsAll(option.Method, option.Routes.Concat(option.ClosedRoutes.Select(closed => closed.Route))), where, "routes are lost or doubled");
            Require(option.ClosedRoutes.All(closed => !closed.Reasons.IsEmpty), where, "a closed route has no reason");
            Require(option.Routes.SequenceEqual(option.Method.Routes.Where(option.Routes.Contains)), where, "routes are not in failover order");
        }

        foreach (ClosedOption option in result.ClosedOptions)
        {
            found.Add((option.Method, option.Instrument));
            Require(IsAll(option.Method, option.Routes.Select(closed => closed.Route)), where, "routes are lost or doubled");
            Require(option.Routes.All(closed => !closed.Reasons.IsEmpty), where, "a closed route has no reason");
        }

        int expected = result.Catalog.Methods.Sum(method => method.Instrument == InstrumentKind.None || request.Instruments is null
            ? 1
            : Math.Max(1, request.Instruments.Count(instrument => instrument.Kind == method.Instrument)));
        Require(found.Count == expected && found.Distinct(ByInstance.Comparer).Count() == expected, where, "options are lost or doubled");
        Require(result.IsAvailable == (result.PrimaryReason is null), where, "a headline is told if and only if nothing is open");
    }

    private static bool IsAll(PaymentMethod method, IEnumerable<PaymentRoute> routes)
    {
        PaymentRoute[] all = [.. routes];
        return all.Length == method.Routes.Length && method.Routes.All(all.Contains);
    }

    private static void CheckOrder(PaymentMethod method, CatalogDefinition definition, string where)
    {
        string[] written = [.. definition.Methods.Single(each => each.Id == method.Id).Routes.Select(route => route.Id!)];
        string[] sorted = [.. method.Routes.Select(route => route.Id)];
        string[] channels = [.. method.Routes.Select(route => route.Channel.Id)];
        Require(sorted.Order(StringComparer.Ordinal).SequenceEqual(written.Order(StringComparer.Ordinal)), where, "routes are lost");
        for (int later = 1; later < sorted.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
                Require(!LeadsTo(channels[later], channels[earlier], definition), where, $"`{sorted[later]}` fails over to `{sorted[earlier]}` and comes after it");
        }

        if (!channels.Any(from => channels.Any(to => LeadsTo(from, to, definition))))
            Require(sorted.SequenceEqual(written), where, "nothing relates the routes, and they are not as written");
    }

    private static bool LeadsTo(string from, string to, CatalogDefinition definition) =>
        definition.Channels.Single(channel => channel.Id == from).Failover.Any(next => next == to || LeadsTo(next, to, definition));

    private static void Require(bool condition, string where, string what)
    {
        if (!condition)
            throw new InvalidOperationException($"{what}; {where}");
    }

    private sealed class ByInstance : IEqualityComparer<(PaymentMethod Method, PaymentInstrument? Instrument)>
    {
        public static ByInstance Comparer { get; } = new();

        public bool Equals((PaymentMethod Method, PaymentInstrument? Instrument) x, (PaymentMethod Method, PaymentInstrument? Instrument) y) =>
            x.Method == y.Method && ReferenceEquals(x.Instrument, y.Instrument);

        public int GetHashCode((PaymentMethod Method, PaymentInstrument? Instrument) obj) => obj.Method.GetHashCode();
    }
}
