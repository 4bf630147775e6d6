namespace PaymentAvailability.Benchmarks;

/// <summary>
/// Makes catalogs shaped like those of a platform that collects payments in several countries: a method over a channel for a bank, with the
/// currencies, countries, clients, products, card types and amounts that were agreed with it, and a few with hours. Every route has term
/// objects of its own, as if read from a file. One seed, one market.
/// </summary>
internal sealed class RepaymentMarket
{
    private static readonly (string Country, string Currency)[] Places =
    [
        ("CN", "CNY"), ("CN", "CNY"), ("CN", "CNY"), ("CN", "CNY"), ("HK", "HKD"), ("US", "USD"), ("US", "USD"), ("DE", "EUR"), ("FR", "EUR"),
        ("ES", "EUR"), ("GB", "GBP"), ("JP", "JPY"), ("SG", "SGD"), ("TH", "THB"), ("MY", "MYR"), ("BR", "BRL"), ("MX", "MXN"), ("IN", "INR"),
        ("AU", "AUD"), ("KE", "KES"),
    ];

    private static readonly string[] Clients = [.. WireNames.Client.All];
    private static readonly string[] Products = ["instalment", "early_settlement", "overdue", "fee", "deposit", "insurance"];
    private static readonly decimal[] RoundMaxima = [1_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

    private static readonly ServiceHoursDefinition[] Hours =
    [
        HoursOf("Asia/Shanghai", "08:30", "16:30", "mon", "tue", "wed", "thu", "fri"),
        HoursOf("Asia/Shanghai", "00:30", "23:30", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        HoursOf("Europe/Berlin", "06:00", "18:00", "mon", "tue", "wed", "thu", "fri"),
        HoursOf("America/New_York", "07:00", "20:00", "mon", "tue", "wed", "thu", "fri", "sat"),
    ];

    private static readonly DateTimeOffset Now = new(2026, 6, 16, 10, 0, 0, TimeSpan.FromHours(8));

    private readonly Random _random;
    private readonly (string Country, string Currency)[] _placeOfBank;

    private RepaymentMarket(int seed, int routes)
    {
        _random = new Random(seed);
        _placeOfBank = _random.GetItems(Places, Math.Clamp(routes / 25, 4, 2_000));
    }

    public static Market Create(int seed, int routes)
    {
        var market = new RepaymentMarket(seed, routes);
        CatalogDefinition definition = market.CreateDefinition(routes);
        return new Market(definition, [.. Enumerable.Range(0, Market.QuestionsFor(routes)).Select(_ => market.NextQuery())]);
    }

    private static ServiceHoursDefinition HoursOf(string zone, string from, string to, params string[] days) =>
        new() { TimeZone = zone, Windows = [new ServiceWindowDefinition { Days = days, From = from, To = to }] };

    private CatalogDefinition CreateDefinition(int routes)
    {
        int methodCount = Math.Clamp(routes / 10, 3, 24);
        int channelCount = Math.Clamp(routes / 20, 2, 40);
        ILookup<int, RouteDefinition> routesByMethod = Enumerable.Range(0, routes)
            .ToLookup(number => number % methodCount, number => NextRoute(number, channelCount));
        return new CatalogDefinition
        {
            Channels = [.. Enumerable.Range(0, channelCount).Select(number => new ChannelDefinition { Id = $"channel-{number}" })],
            Methods = [.. routesByMethod.Select(group => new MethodDefinition { Id = $"method-{group.Key}", Routes = [.. group] })],
        };
    }

    private RouteDefinition NextRoute(int number, int channelCount)
    {
        int bank = _random.Next(_placeOfBank.Length);
        (string country, string currency) = _placeOfBank[bank];
        var sets = new Dictionary<string, ValueSetDefinition>
        {
            ["currency"] = Chance(20) && currency != "USD" ? Only(currency, "USD") : Only(currency),
        };
        if (!Chance(5))
            sets["country"] = Only([country, .. Some(Places.Length, 20).Select(i => Places[i].Country).Where(other => other != country).Distinct()]);
        if (!Chance(3))
            sets["bank"] = Only(BankId(bank));
        if (Chance(70))
            sets["client"] = Only([.. _random.GetItems(Clients, _random.Next(1, 6)).Distinct()]);
        if (Chance(60))
            sets["product"] = Chance(20)
                ? ValueSetDefinition.Except(_random.GetItems(Products, 1))
                : Only([.. _random.GetItems(Products, _random.Next(2, 6)).Distinct()]);
        if (Chance(60))
            sets["card_type"] = Chance(50) ? Only("debit") : Only("debit", "credit");

        return new RouteDefinition
        {
            Id = $"route-{number}",
            Channel = $"channel-{_random.Next(channelCount)}",
            Terms = new TermsDefinition
            {
                Sets = sets,
                Amounts = new Dictionary<string, AmountRangeDefinition> { [currency] = NextRange() },
                Hours = Chance(3) ? _random.GetItems(Hours, 1)[0] with { } : null,
            },
        };
    }

    private static ValueSetDefinition Only(params string[] values) => new() { Values = values };

    // Most limits are round; one in ten was bargained for.
    private AmountRangeDefinition NextRange() => new()
    {
        Minimum = Chance(40) ? _random.GetItems([1m, 10m, 100m], 1)[0] : null,
        Maximum = Chance(10) ? 100 * _random.Next(10, 10_000) : _random.GetItems(RoundMaxima, 1)[0],
    };

    private RouteQuery NextQuery()
    {
        int bank = _random.Next(_placeOfBank.Length);
        (string country, string currency) = Chance(90) ? _placeOfBank[bank] : Places[_random.Next(Places.Length)];
        return new RouteQuery
        {
            Amount = new Money(Math.Floor((decimal)Math.Exp(_random.NextDouble() * 13)), currency),
            Country = Chance(90) ? Country.Parse(country) : null,
            Client = Chance(95) ? (ClientKind)_random.Next(Clients.Length) : null,
            Product = Chance(90) ? _random.GetItems(Products, 1)[0] : null,
            Bank = Chance(95) ? BankId(bank) : null,
            CardType = Chance(90) ? (CardType)_random.Next(2) : null,
            At = Now,
        };
    }

    private static string BankId(int bank) => $"bank-{bank}";

    private IEnumerable<int> Some(int count, int percent) => Chance(percent) ? [_random.Next(count), _random.Next(count)] : [];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
