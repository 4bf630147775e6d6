namespace PaymentAvailability.Tests;

/// <summary>A random catalog without faults, and random queries that come near its edges. One seed, one catalog, one run of queries.</summary>
internal sealed class RandomCatalog
{
    private readonly Random _random;
    private readonly ValuePool[] _pools;
    private readonly RandomAmounts _amounts;
    private readonly RandomHours _hours;

    public RandomCatalog(int seed, int routeCount)
    {
        _random = new Random(seed);
        _pools = [.. PoolsOf(_random, routeCount)];
        _amounts = new RandomAmounts(_random);
        _hours = new RandomHours(_random);
        Definition = NextDefinition(routeCount);
    }

    public CatalogDefinition Definition { get; }

    public RouteQuery NextQuery()
    {
        Dictionary<string, string>? attributes = null;
        foreach (ValuePool pool in _pools)
        {
            if (pool.IsAttribute && IsGiven())
                (attributes ??= []).Add(pool.Name, NextText(pool));
        }

        return new RouteQuery
        {
            Amount = IsGiven() ? _amounts.NextAmount(NextCurrency()) : null,
            Country = IsGiven() ? _random.Next(20) == 0 ? default : Country.Parse(NextValue("country")) : null,
            Client = (ClientKind?)NextNumber((int)ClientKind.BackEnd),
            Product = IsGiven() ? NextText(PoolOf("product")) : null,
            Capture = (CaptureMode?)NextNumber((int)CaptureMode.Manual),
            Recurrence = (Recurrence?)NextNumber((int)Recurrence.Recurring),
            Bank = IsGiven() ? NextText(PoolOf("bank")) : null,
            CardType = (CardType?)NextNumber((int)CardType.Prepaid),
            CardNetwork = IsGiven() ? NextText(PoolOf("card_network")) : null,
            AccountClass = (AccountClass?)NextNumber((int)AccountClass.Class4),
            Attributes = attributes,
            At = IsGiven() ? _hours.NextTime() : null,
        };
    }

    private static IEnumerable<ValuePool> PoolsOf(Random random, int routeCount)
    {
        yield return new ValuePool(random, "currency", ["CNY", "USD", "JPY", "KWD", "EUR", "HKD", "GBP"]);
        yield return new ValuePool(random, "country", ["CN", "US", "DE", "JP", "HK", "FR", "BR", "KE", "XK"]);
        yield return new ValuePool(random, "client",
            ["app", "mobile_web", "mini_program", "in_wallet_browser", "desktop_web", "point_of_sale", "back_end"]);
        yield return new ValuePool(random, "product", Numbered("product", 5));
        yield return new ValuePool(random, "capture", ["automatic", "manual"]);
        yield return new ValuePool(random, "recurrence", ["one_off", "recurring"]);
        yield return new ValuePool(random, "bank", Numbered("bank-", random.Next(3, 20 + (routeCount / 4))));
        yield return new ValuePool(random, "card_type", ["debit", "credit", "semi_credit", "prepaid"]);
        yield return new ValuePool(random, "card_network", ["unionpay", "visa", "mastercard", "jcb"]);
        yield return new ValuePool(random, "account_class", ["class_1", "class_2", "class_3", "class_4"]);

        int attributes = random.Next(8) == 0 ? 16 : random.Next(4);
        for (int i = 0; i < attributes; i++)
            yield return new ValuePool(random, $"fact_{i}", Numbered("v", random.Next(1, 12)), isAttribute: true);
    }

    private static string[] Numbered(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];

    private CatalogDefinition NextDefinition(int routeCount)
    {
        ChannelDefinition[] channels =
        [
            .. Numbered("channel", _random.Next(1, 9)).Select(id => new ChannelDefinition { Id = id, Terms = NextTerms() }),
        ];

        var methods = new List<MethodDefinition>();
        for (int made = 0; made < routeCount;)
        {
            TermsDefinition ofMethod = NextTerms();
            int count = Math.Min(routeCount - made, _random.Next(1, 2 + (routeCount / 4)));
            RouteDefinition[] routes = [.. Enumerable.Range(made, count).Select(number => NextRoute(number, ofMethod, channels))];
            methods.Add(new MethodDefinition { Id = $"method{methods.Count}", Terms = ofMethod, Routes = routes });
            made += count;
        }

        return new CatalogDefinition { Channels = channels, Methods = methods };
    }

    private RouteDefinition NextRoute(int number, TermsDefinition ofMethod, ChannelDefinition[] channels)
    {
        ChannelDefinition channel = channels[_random.Next(channels.Length)];
        return new RouteDefinition { Id = $"route{number}", Channel = channel.Id, Terms = NextTerms(ofMethod, channel.Terms) };
    }

    private TermsDefinition NextTerms(TermsDefinition? ofMethod = null, TermsDefinition? ofChannel = null)
    {
        var sets = new Dictionary<string, ValueSetDefinition>();
        var attributes = new Dictionary<string, ValueSetDefinition>();
        foreach (ValuePool pool in _pools.Where(pool => pool.IsRestrictedNext()))
        {
            string witness = ofMethod is null || ofChannel is null
                ? pool.Anchor
                : pool.NextWitness(SetOf(ofMethod, pool), SetOf(ofChannel, pool));
            (pool.IsAttribute ? attributes : sets).Add(pool.Name, pool.NextSet(witness));
        }

        return new TermsDefinition { Sets = sets, Attributes = attributes, Amounts = _amounts.NextRanges(), Hours = _hours.NextHours() };
    }

    private static ValueSetDefinition? SetOf(TermsDefinition terms, ValuePool pool) =>
        (pool.IsAttribute ? terms.Attributes : terms.Sets).GetValueOrDefault(pool.Name);

    private ValuePool PoolOf(string name) => Array.Find(_pools, pool => pool.Name == name)!;

    private bool IsGiven() => _random.Next(4) > 0;

    private string NextValue(string pool) => PoolOf(pool).NextValue();

    private string NextText(ValuePool pool) => _random.Next(8) switch
    {
        0 => "nobody-lists-this",
        1 => "",
        _ => pool.NextValue(),
    };

    private Currency NextCurrency() => _random.Next(20) switch
    {
        0 => default,
        1 => Currency.Parse("QQQ"),
        _ => Currency.Parse(NextValue("currency")),
    };

    // Now and then a number that no name stands for: terms list names, so it is a value nobody lists.
    private int? NextNumber(int last) =>
        !IsGiven() ? null
        : _random.Next(20) == 0 ? _random.Next(-2, 40)
        : _random.Next(last + 1);
}
