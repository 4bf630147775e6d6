namespace PaymentAvailability.Tests;

/// <summary>What makes a request malformed is refused with what and how, never with the value.</summary>
public sealed class RequestGuardTests
{
    private const string Secret = "6222021234567890128";

    private static readonly PaymentRequest Sound = TestCatalogs.Request;

    private static readonly CompletedVerification Done = new() { Method = VerificationMethods.Face, At = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero) };

    public static TheoryData<string, string> Malformed => new()
    {
        { "no currency", "the amount has no currency; give it one, such as `CNY`" },
        { "huge amount", "the amount has more than 24 digits; check its unit" },
        { "huge order", "the order reference is longer than 65536 characters; pass a reference, not a document" },
        { "huge payer", "the payer reference is longer than 65536 characters; pass a reference, not a document" },
        { "product", "the product is no identifier; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "capture", "the capture mode has no name; use one of `automatic`, `manual`" },
        { "recurrence", "the recurrence has no name; use one of `one_off`, `recurring`" },
        { "verification", "a completed verification has no name; use some of `one_time_code`*" },
        { "capabilities", "a way to verify of the client has no name; use some of `one_time_code`*" },
        { "many verifications", "the request has more than 64 completed verifications; pass the last one of each way" },
        { "missing verification", "completed verification 1 is missing; pass no null" },
        { "two ways", "completed verification 1 has no way or several; use one of `one_time_code`*" },
        { "strength", "completed verification 1 has a strength without a name; use one of `low`, `substantial`, `high`" },
        { "no deadline left", "the deadline is not positive or longer than 00:01:00; leave it out to use the default" },
        { "long deadline", "the deadline is not positive or longer than 00:01:00; leave it out to use the default" },
        { "client kind", "the client kind has no name; use one of `app`*" },
        { "network", "the network quality has no name; use one of `good`, `unstable`, `offline`" },
        { "device", "the device integrity has no name; use one of `intact`, `rooted`, `infected`" },
        { "many attributes", "the request has more than 64 attributes; pass only those that the catalog's terms name" },
        { "huge attribute", "an attribute is longer than 1024 characters; pass a short value that the catalog's terms can name" },
        { "huge attribute name", "an attribute is longer than 1024 characters; pass a short value that the catalog's terms can name" },
        { "many instruments", "the request has more than 200 instruments; pass those the payer can choose from" },
        { "missing instrument", "instrument 1 is missing; pass no null" },
        { "instrument kind", "instrument 1 is of a kind without a name; use one of `none`, `card`, `wallet`, `bank_account`" },
        { "bank", "instrument 1 has a bank that is no identifier; use 1 to 64 letters*" },
        { "card network", "instrument 1 has a card network that is no identifier; use 1 to 64 letters*" },
        { "card type", "instrument 1 has a card type without a name; use one of `debit`*" },
        { "account class", "instrument 1 has an account class without a name; use one of `class_1`*" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Says_what_is_wrong_and_how_to_mend_it_without_the_value(string what, string message)
    {
        Action resolve = () => new TestResolver().Resolve(Break(what));

        ArgumentException error = resolve.Should().Throw<ArgumentException>().WithParameterName("request").WithMessage($"{message}*").Which;
        error.ToString().Should().NotContain(Secret).And.NotContain("xxxxx");
    }

    [Fact]
    public void Everything_at_its_bound_is_taken()
    {
        PaymentRequest request = Sound with
        {
            OrderId = new string('x', 65_536),
            PayerId = new string('x', 65_536),
            Deadline = TimeSpan.FromMinutes(1),
            Attributes = Enumerable.Range(0, 64).ToDictionary(i => $"{i}".PadLeft(1_024, 'x'), _ => new string('x', 1_024)),
            Instruments = [.. Enumerable.Repeat(TestCatalogs.Card, 200)],
        };

        new TestResolver().Resolve(request).ClosedOptions.Should().HaveCount(203);
    }

    private static PaymentRequest Break(string what) => what switch
    {
        "no currency" => Sound with { Amount = new Money(5, default(Currency)) },
        "huge amount" => Sound with { Amount = new Money(decimal.MaxValue, "CNY") },
        "huge order" => Sound with { OrderId = Huge(65_537) },
        "huge payer" => Sound with { PayerId = Huge(65_537) },
        "product" => Sound with { Product = $"{Secret} !" },
        "capture" => Sound with { Capture = (CaptureMode)7 },
        "recurrence" => Sound with { Recurrence = (Recurrence)(-1) },
        "verification" => Sound with { CompletedVerifications = VerificationMethods.Face | (VerificationMethods)(1 << 20) },
        "capabilities" => Sound with { Client = new ClientContext { Capabilities = (VerificationMethods)(1 << 20) } },
        "many verifications" => Sound with { Verifications = [.. Enumerable.Repeat(Done, 65)] },
        "missing verification" => Sound with { Verifications = [Done, null!] },
        "two ways" => Sound with { Verifications = [Done, Done with { Method = VerificationMethods.Face | VerificationMethods.Chip }] },
        "strength" => Sound with { Verifications = [Done, Done with { Strength = (VerificationStrength)9 }] },
        "no deadline left" => Sound with { Deadline = TimeSpan.Zero },
        "long deadline" => Sound with { Deadline = TimeSpan.FromSeconds(61) },
        "client kind" => Sound with { Client = new ClientContext { Kind = (ClientKind)99 } },
        "network" => Sound with { Client = new ClientContext { Network = (NetworkQuality)99 } },
        "device" => Sound with { Client = new ClientContext { Device = (DeviceIntegrity)99 } },
        "many attributes" => Sound with { Attributes = Enumerable.Range(0, 65).ToDictionary(i => $"{Secret}_{i}", _ => Secret) },
        "huge attribute" => Sound with { Attributes = new Dictionary<string, string> { ["note"] = Huge(65_536) } },
        "huge attribute name" => Sound with { Attributes = new Dictionary<string, string> { [Huge(1_025)] = "" } },
        "many instruments" => Sound with { Instruments = [.. Enumerable.Repeat(TestCatalogs.Card, 201)] },
        "missing instrument" => Sound with { Instruments = [TestCatalogs.Card, null!] },
        "instrument kind" => Second(card => card with { Kind = (InstrumentKind)9 }),
        "bank" => Second(card => card with { Bank = $"{Secret} !" }),
        "card network" => Second(card => card with { CardNetwork = $"{Secret} !" }),
        "card type" => Second(card => card with { CardType = (CardType)9 }),
        "account class" => Second(card => card with { AccountClass = (AccountClass)9 }),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static PaymentRequest Second(Func<PaymentInstrument, PaymentInstrument> change) =>
        Sound with { Instruments = [TestCatalogs.Card, change(TestCatalogs.Card)] };

    private static string Huge(int length) => Secret.PadRight(length, 'x');
}
