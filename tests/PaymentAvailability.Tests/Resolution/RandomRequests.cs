using System.Collections.Immutable;

namespace PaymentAvailability.Tests;

/// <summary>Requests of any kind, sensible or not.</summary>
internal static class RandomRequests
{
    private static readonly string?[] Texts = [null, null, null, "", " ", "\0", "loan-17", "a/b", "信用卡", "\ud800", new string('x', 200), new string('x', 70_000)];

    private static readonly string?[] Tokens = [null, null, null, "CMB", "unionpay", "instalment", "ICBC", "cmb", "", "a b"];

    private static readonly decimal[] Amounts = [1, 100, 1_200, 49_999.99m, 50_000.01m, 0, -5, 0.001m, 1e20m, decimal.MaxValue, decimal.MinValue];

    public static PaymentRequest Next(Random random)
    {
        return new PaymentRequest
        {
            Amount = new Money(Pick(Amounts), random.Next(20) == 0 ? default : Currency.Parse(Pick(["CNY", "CNY", "USD", "QQQ"]))),
            OrderId = Pick(Texts),
            PayerId = Pick(Texts),
            Country = Rarely() ? default(Country) : Country.Parse("CN"),
            Product = Pick(Tokens),
            Capture = Value<CaptureMode>(),
            Recurrence = Value<Recurrence>(),
            Client = random.Next(2) == 0 ? null : NextClient(),
            Instruments = random.Next(3) == 0 ? null : [.. Enumerable.Range(0, Rarely() ? 201 : random.Next(4)).Select(_ => NextInstrument())],
            CompletedVerifications = Rarely() ? (VerificationMethods)random.Next(int.MinValue, int.MaxValue) : VerificationMethods.None,
            Attributes = random.Next(2) == 0 ? null : NextAttributes(),
            Deadline = Rarely() ? TimeSpan.FromMilliseconds(random.Next(-10, 100_000)) : null,
        };

        ClientContext NextClient() => new()
        {
            Kind = Value<ClientKind>(),
            Network = Value<NetworkQuality>(),
            Device = Value<DeviceIntegrity>(),
            AppVersion = random.Next(2) == 0 ? null : new Version(random.Next(9), random.Next(9)),
            SessionExpiresAt = Pick<DateTimeOffset?>([null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero)]),
            InstalledApps = Pick([null, ImmutableHashSet<string>.Empty, ["WeChat"], [""]]),
        };

        PaymentInstrument NextInstrument() => Rarely() ? null! : new PaymentInstrument
        {
            Id = Pick(Texts)!,
            Kind = Value<InstrumentKind>() ?? InstrumentKind.Card,
            Bank = Pick(Tokens),
            CardType = Value<CardType>(),
            CardNetwork = Pick(Tokens),
            AccountClass = Value<AccountClass>(),
            Expiry = Pick<CardExpiry?>([null, default(CardExpiry), new CardExpiry(2026, 2), new CardExpiry(2099, 12), new CardExpiry(2000, 1)]),
            LastFour = Pick([null, "1234"]),
        };

        Dictionary<string, string> NextAttributes()
        {
            var attributes = new Dictionary<string, string>();
            for (int i = random.Next(Rarely() ? 80 : 4); i > 0; i--)
                attributes[Pick(Texts) ?? $"attribute_{i}"] = Pick(Texts)!;
            return attributes;
        }

        bool Rarely() => random.Next(40) == 0;

        T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

        T? Value<T>()
            where T : struct, Enum
            => random.Next(3) == 0 ? null : Rarely() ? (T)Enum.ToObject(typeof(T), random.Next(-3, 60)) : Pick(Enum.GetValues<T>());
    }
}
