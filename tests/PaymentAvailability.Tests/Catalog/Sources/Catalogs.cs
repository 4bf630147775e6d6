namespace PaymentAvailability.Tests;

/// <summary>Catalogs for tests: a small one, and random ones that use every feature.</summary>
internal static class Catalogs
{
    public const string Small =
        """
        {
          "version": "v1",
          "channels": [{ "id": "netsunion" }],
          "methods": [{ "id": "card", "routes": [{ "channel": "netsunion" }] }]
        }
        """;

    public static string Versioned(string version) => Small.Replace("v1", version, StringComparison.Ordinal);

    public static CatalogDefinition Random(int seed) => new Generator(new Random(seed)).Catalog();

    private sealed class Generator(Random random)
    {
        private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "UTC"];

        public CatalogDefinition Catalog()
        {
            string[] channels = Ids("channel", 1 + random.Next(5));
            return new CatalogDefinition
            {
                Version = Maybe(() => Token("v")),
                Banks = [.. Ids("BANK", random.Next(4)).Select(id => new BankDefinition { Id = id, Name = Maybe(Name) })],
                Channels = [.. channels.Select((id, i) => new ChannelDefinition
                {
                    Id = id,
                    Name = Maybe(Name),
                    Failover = [.. channels.Skip(i + 1).Where(_ => random.Next(3) == 0)],
                    Upstreams = [.. Ids("upstream", random.Next(3))],
                    Terms = Terms(),
                })],
                Methods = [.. Ids("method", 1 + random.Next(5)).Select(id => Method(id, channels))],
            };
        }

        private MethodDefinition Method(string id, string[] channels) => new()
        {
            Id = id,
            Name = Maybe(Name),
            Instrument = (InstrumentKind)random.Next(4),
            Verification = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new VerificationStep((VerificationMethods)random.Next(1, 512)))],
            RequiredApp = Maybe(() => Token("app")),
            MinimumAppVersion = Maybe(() => new Version(random.Next(9), random.Next(99), random.Next(99))),
            Terms = Terms(),
            Routes = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => new RouteDefinition
            {
                Id = $"{id}/{i}",
                Channel = channels[random.Next(channels.Length)],
                Terms = Terms(),
            })],
        };

        private TermsDefinition Terms() => random.Next(3) == 0 ? TermsDefinition.Everything : new TermsDefinition
        {
            Sets = TermDimension.BuiltIn.Where(_ => random.Next(4) == 0)
                .ToDictionary(dimension => dimension.Name, dimension => Set(Values(dimension)), StringComparer.OrdinalIgnoreCase),
            Attributes = Ids("attribute", random.Next(3)).ToDictionary(name => name, _ => Set(Ids("value", 3)), StringComparer.OrdinalIgnoreCase),
            Amounts = new[] { "CNY", "JPY", "USD" }.Where(_ => random.Next(3) == 0).ToDictionary(code => code, _ => Range()),
            Hours = Maybe(Hours),
        };

        private static string[] Values(TermDimension dimension) => dimension.Name switch
        {
            "currency" => ["CNY", "USD", "JPY"],
            "country" => ["CN", "DE", "JP"],
            "client" => [.. WireNames.Client.All],
            "capture" => [.. WireNames.Capture.All],
            "recurrence" => [.. WireNames.Recurrence.All],
            "card_type" => [.. WireNames.CardType.All],
            "account_class" => [.. WireNames.AccountClass.All],
            _ => ["one", "two.2", "three-3"],
        };

        private ValueSetDefinition Set(string[] values)
        {
            string[] some = [.. values.Take(1 + random.Next(values.Length))];
            return random.Next(2) == 0 ? ValueSetDefinition.Only(some) : ValueSetDefinition.Except(some);
        }

        private AmountRangeDefinition Range()
        {
            decimal minimum = random.Next(100);
            return new AmountRangeDefinition { Minimum = minimum, Maximum = random.Next(2) == 0 ? null : minimum + random.Next(9_999) };
        }

        private ServiceHoursDefinition Hours() => new()
        {
            TimeZone = Zones[random.Next(Zones.Length)],
            Windows = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new ServiceWindowDefinition
            {
                Days = [.. ServiceWindowDefinition.DayNames.Take(1 + random.Next(7))],
                From = $"{random.Next(24):00}:{random.Next(60):00}",
                To = random.Next(4) == 0 ? "24:00" : $"{random.Next(24):00}:{random.Next(60):00}",
            })],
        };

        private LocalizedText Name()
        {
            LocalizedText text = LocalizedText.Of($"Name \"{random.Next(1_000)}\" <&>");
            return random.Next(2) == 0 ? text : text.With("zh-CN", "银行卡快捷支付").With("ja", "銀行カード 😀");
        }

        private string Token(string prefix) => $"{prefix}-{random.Next(1_000)}";

        private static string[] Ids(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}_{i}")];

        private T? Maybe<T>(Func<T> make)
            where T : class
            => random.Next(2) == 0 ? null : make();
    }
}
