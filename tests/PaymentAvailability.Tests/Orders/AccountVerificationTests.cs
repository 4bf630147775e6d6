using System.Globalization;
using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>Which factor differs is for operators; payers learn that something does, in the same bytes whatever it is.</summary>
public sealed class AccountVerificationTests
{
    private const string Name = "张三";

    private const string Identity = "11010519491231002X";

    private const string OtherIdentity = "440305198001011235";

    private const string Card = "6222021234567890128";

    private const string Phone = "13800138000";

    private static readonly SubmittedAccount Right = Submitted(Name, Identity, CardWithLuhn, Phone);

    private static readonly RecordedAccount OnRecord = new()
    {
        Name = RecordedValue.Masked("张*"), IdentityNumber = RecordedValue.Plain(Identity), CardNumber = RecordedValue.Masked("6222****" + CardWithLuhn[^4..]), ReservedPhone = RecordedValue.Plain("+86 " + Phone),
    };

    private static readonly PaymentInstrument Second = TestCatalogs.Card with { Id = "card-2", LastFour = "5678" };

    private static readonly PaymentRequest Request = VerifiedOrders.Request with { Instruments = [TestCatalogs.Card, Second] };

    private static readonly OrderRecord Record = VerifiedOrders.Record with
    {
        Account = OnRecord, InstrumentAccounts = new Dictionary<string, RecordedAccount> { ["card-1"] = OnRecord, ["card-2"] = OnRecord },
    };

    private static string CardWithLuhn => "6222021234567890" + LuhnDigit("6222021234567890");

    public static TheoryData<string, string, string?> Differences => new()
    {
        { "name", "account.details_mismatch", "name" },
        { "identity", "account.details_mismatch", "identity_number" },
        { "card", "account.details_mismatch", "card_number" },
        { "phone", "account.phone_mismatch", null },
        { "check digit of the card", "account.card_number_invalid", null },
        { "letters in the card", "account.card_number_invalid", null },
        { "short card", "account.card_number_invalid", null },
        { "long card", "account.card_number_invalid", null },
        { "check digit of the identity", "account.details_mismatch", "identity_number" },
        { "birth date", "account.details_mismatch", "identity_number" },
        { "birth tomorrow", "account.details_mismatch", "identity_number" },
    };

    [Fact]
    public async Task What_is_on_record_closes_nothing()
    {
        AvailabilityResult result = await ResolveAsync(Right, Right with { InstrumentId = "card-1" }, Right with { InstrumentId = "card-2" });

        result.ClosedOptions.Should().BeEmpty();
        result.Assumptions.Should().NotContain(assumption => assumption.Fact.StartsWith("recorded", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_difference_of_the_payer_closes_everything(string what, string code, string? field)
    {
        AvailabilityResult result = await ResolveAsync(Wrong(what));

        Reason reason = VerifiedOrders.ReasonsForAll(result).Should().ContainSingle().Subject;
        reason.Code.Value.Should().Be(code);
        (reason.Find("field")?.TryGetToken(out string? told) == true ? told : null).Should().Be(field);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_difference_of_a_card_closes_only_that_card(string what, string code, string? field)
    {
        AvailabilityResult result = await ResolveAsync(Wrong(what) with { InstrumentId = "card-2" });

        ClosedOption closed = result.ClosedOptions.Should().ContainSingle().Subject;
        closed.Instrument.Should().BeSameAs(Second);
        closed.Reasons.Should().ContainSingle().Which.Code.Value.Should().Be(code, $"of {field}");
    }

    [Fact]
    public async Task Payers_read_the_same_bytes_whatever_differs_and_however_much()
    {
        string[] everything = [.. await Task.WhenAll(Differences.Select(async row => PayerReads(await ResolveAsync(Wrong(row.Data.Item1)))))];
        string[] card = [.. await Task.WhenAll(Differences.Select(async row => PayerReads(await ResolveAsync(Wrong(row.Data.Item1) with { InstrumentId = "card-2" }))))];
        string all = PayerReads(await ResolveAsync(Submitted("李四", "110105194912310021", Card, "13900139000")));
        string several = PayerReads(await ResolveAsync(Submitted("李四", "11010519491231002X", CardWithLuhn, "13900139000")));

        everything.Append(all).Append(several).Distinct().Should().ContainSingle().Which.Should().Contain("account.information_mismatch").And.NotContainAny("field", "identity_number");
        card.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Each_differing_field_has_a_reason_of_its_own()
    {
        AvailabilityResult result = await ResolveAsync(Submitted("李四", Identity, CardWithLuhn, "13900139000"), Submitted("李四", Identity, CardWithLuhn, "13900139000") with { InstrumentId = "card-1" });

        VerifiedOrders.ReasonsForAll(result).Should().Equal(AccountReasons.DetailsMismatch.With(Fact.Of("field", "name")), AccountReasons.PhoneMismatch.WithoutFacts);
    }

    [Fact]
    public async Task What_the_payer_submitted_wrongly_costs_no_query_and_what_a_card_has_wrong_does()
    {
        var source = new TestOrders(Record with { State = OrderState.Paid });
        var orders = new VerifiedOrders(source);

        AvailabilityResult payer = await orders.ResolveAsync(Request with { SubmittedAccounts = [Wrong("check digit of the card"), Wrong("birth date") with { InstrumentId = "card-1" }] });
        source.Calls.Should().BeEmpty();
        AvailabilityResult card = await orders.ResolveAsync(Request with { SubmittedAccounts = [Wrong("birth date") with { InstrumentId = "card-1" }] });
        source.Calls.Should().ContainSingle();

        VerifiedOrders.ReasonsForAll(payer).Should().Equal(AccountReasons.CardNumberInvalid.WithoutFacts);
        payer.ClosedOptions.Single(option => option.Instrument == TestCatalogs.Card).Reasons.Should().HaveCount(2);
        VerifiedOrders.ReasonsForAll(card).Should().Equal(OrderReasons.AlreadyPaid.WithoutFacts);
        card.ClosedOptions.Single(option => option.Instrument == TestCatalogs.Card).Reasons.Should().HaveCount(2);
    }

    [Fact]
    public async Task Card_numbers_without_check_digits_can_be_allowed()
    {
        var options = new OrderOptions { ChecksCardNumbers = false };
        OrderRecord record = Record with { Account = new RecordedAccount { CardNumber = RecordedValue.Plain("A-1234567") } };

        AvailabilityResult result = await new VerifiedOrders(new TestOrders(record), options)
            .ResolveAsync(Request with { SubmittedAccounts = [new SubmittedAccount { CardNumber = SubmittedValue.Of("a1234567") }] });

        result.ClosedOptions.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_not_on_record_is_assumed_to_fit()
    {
        var source = new TestOrders(VerifiedOrders.Record with { Account = new RecordedAccount { Name = RecordedValue.Masked("**") } });

        AvailabilityResult result = await new VerifiedOrders(source).ResolveAsync(Request with { SubmittedAccounts = [Right, Right with { InstrumentId = "card-1" }] });

        result.ClosedOptions.Should().BeEmpty();
        result.Assumptions.Select(assumption => assumption.Fact).Where(fact => fact.StartsWith("recorded", StringComparison.Ordinal))
            .Should().Equal("recorded_name", "recorded_identity_number", "recorded_card_number", "recorded_phone");
    }

    [Fact]
    public async Task Nothing_is_told_of_the_account_of_somebody_else()
    {
        var source = new TestOrders(Record with { PayerId = "payer-2" });
        var orders = new VerifiedOrders(source);

        foreach (SubmittedAccount account in new[] { Right, Wrong("phone"), Wrong("name") })
        {
            VerifiedOrders.ReasonsForAll(await orders.ResolveAsync(Request with { SubmittedAccounts = [account] })).Should().Equal(OrderReasons.OfAnotherPayer.WithoutFacts);
        }
    }

    [Fact]
    public async Task A_hash_with_a_key_that_is_missing_is_unknown_and_the_key_is_named()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        OrderRecord record = Record with { Account = new RecordedAccount { ReservedPhone = RecordedValue.Hashed(AccountHash.Compute(AccountFactor.ReservedPhone, Phone, key), "2026-03") } };
        var options = new OrderOptions();
        options.HashKeys.Add("2026-03", key);
        PaymentRequest request = Request with { SubmittedAccounts = [Right] };

        AvailabilityResult missing = await new VerifiedOrders(new TestOrders(record)).ResolveAsync(request);
        AvailabilityResult present = await new VerifiedOrders(new TestOrders(record), options).ResolveAsync(request);
        AvailabilityResult paid = await new VerifiedOrders(new TestOrders(record with { State = OrderState.Paid })).ResolveAsync(request);

        missing.UnknownGates.Should().ContainSingle().Which.Cause.Should().Be(UnknownCause.Failed);
        missing.PrimaryReason!.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
        missing.Notices.Should().ContainSingle().Which.Reason.Should().Be(PlatformReasons.DependencyFailure.With(Fact.Of("key", "2026-03")));
        present.IsAvailable.Should().BeTrue();
        VerifiedOrders.ReasonsForAll(paid).Should().Equal(OrderReasons.AlreadyPaid.WithoutFacts);
        paid.UnknownGates.Should().BeEmpty("what is known closes everything");
    }

    [Theory]
    [InlineData("6222021234567890128")]
    [InlineData("张三")]
    public async Task A_key_that_might_be_personal_is_not_named(string id)
    {
        OrderRecord record = Record with { Account = new RecordedAccount { ReservedPhone = RecordedValue.Hashed("00", id) } };

        AvailabilityResult result = await new VerifiedOrders(new TestOrders(record)).ResolveAsync(Request with { SubmittedAccounts = [Right] });

        result.UnknownGates.Should().ContainSingle();
        result.Notices.Should().BeEmpty();
    }

    [Fact]
    public async Task The_result_keeps_nothing_of_what_was_submitted_and_can_still_be_asked_what_if()
    {
        PaymentRequest request = Request with { SubmittedAccounts = [Wrong("phone") with { InstrumentId = "card-2" }] };

        AvailabilityResult result = await new VerifiedOrders(new TestOrders(Record)).ResolveAsync(request);
        AvailabilityResult changed = result.WhatIf(asked => asked with { Amount = new Money(1_300m, "CNY") });

        result.Request.SubmittedAccounts.Should().BeNull();
        changed.ClosedOptions.Should().Contain(option => option.Instrument == Second && option.Reasons.Contains(AccountReasons.PhoneMismatch.WithoutFacts));
        (await ResolveAsync(Wrong("phone"))).Diagnose().Should().NotBeNull();
        request.SubmittedAccounts.Should().ContainSingle("the host's request is the host's");
    }

    [Fact]
    public async Task A_list_of_the_hosts_can_change_after_the_call()
    {
        var accounts = new List<SubmittedAccount> { Wrong("phone") };
        var answer = new TaskCompletionSource<IReadOnlyCollection<OrderRecord>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<AvailabilityResult> resolving = new VerifiedOrders(new TestOrders { Answer = (_, _) => new(answer.Task) }).ResolveAsync(Request with { SubmittedAccounts = accounts });
        accounts.Clear();
        answer.SetResult([Record]);

        VerifiedOrders.ReasonsForAll(await resolving).Should().Equal(AccountReasons.PhoneMismatch.WithoutFacts);
    }

    [Theory]
    [InlineData("unknown instrument", "submitted account 0 is of no instrument of the request*")]
    [InlineData("no instruments", "submitted account 0 is of no instrument of the request*")]
    [InlineData("two of one", "submitted account 1 is the second of one instrument or of the payer*")]
    [InlineData("two payers", "submitted account 1 is the second of one instrument or of the payer*")]
    [InlineData("missing", "submitted account 0 is missing; pass no null*")]
    [InlineData("many", "the request has 4 submitted accounts, more than its instruments and the payer; pass at most 3*")]
    public void Accounts_that_belong_to_nothing_are_refused_without_repeating_anything(string what, string message)
    {
        PaymentRequest request = what switch
        {
            "unknown instrument" => Request with { SubmittedAccounts = [Right with { InstrumentId = Card }] },
            "no instruments" => Request with { Instruments = null, SubmittedAccounts = [Right with { InstrumentId = Card }] },
            "two of one" => Request with { SubmittedAccounts = [Right with { InstrumentId = "card-1" }, Right with { InstrumentId = "card-1" }] },
            "two payers" => Request with { SubmittedAccounts = [Right, Right] },
            "missing" => Request with { SubmittedAccounts = [null!] },
            _ => Request with { SubmittedAccounts = [Right, Right, Right, Right] },
        };

        FluentActions.Invoking(() => new TestResolver().Resolve(request)).Should().Throw<ArgumentException>().WithMessage(message)
            .Which.ToString().Should().NotContainAny(Card, "card-1", Phone, Name);
    }

    [Fact]
    public async Task Cards_with_one_identifier_are_closed_together()
    {
        PaymentInstrument twin = TestCatalogs.Card with { LastFour = "5678" };

        AvailabilityResult result = await new VerifiedOrders(new TestOrders(Record)).ResolveAsync(
            Request with { Instruments = [TestCatalogs.Card, twin], SubmittedAccounts = [Wrong("phone") with { InstrumentId = "card-1" }] });

        result.ClosedOptions.Select(option => option.Instrument).Should().Equal(TestCatalogs.Card, twin);
    }

    private static Task<AvailabilityResult> ResolveAsync(params SubmittedAccount[] accounts) =>
        VerifiedOrders.ResolveAsync(Record, Request with { SubmittedAccounts = accounts });

    private static SubmittedAccount Wrong(string what) => what switch
    {
        "name" => Right with { Name = SubmittedValue.Of("李三") },
        "identity" => Right with { IdentityNumber = SubmittedValue.Of(OtherIdentity) },
        "card" => Right with { CardNumber = SubmittedValue.Of("4111111111111111") },
        "phone" => Right with { ReservedPhone = SubmittedValue.Of("13800138001") },
        "check digit of the card" => Right with { CardNumber = SubmittedValue.Of(CardWithLuhn[..^1] + (char)('0' + ((CardWithLuhn[^1] - '0' + 1) % 10))) },
        "letters in the card" => Right with { CardNumber = SubmittedValue.Of("O" + CardWithLuhn[1..]) },
        "short card" => Right with { CardNumber = SubmittedValue.Of("00000000000") },
        "long card" => Right with { CardNumber = SubmittedValue.Of("00000000000000000000") },
        "check digit of the identity" => Right with { IdentityNumber = SubmittedValue.Of("110105194912310021") },
        "birth date" => Right with { IdentityNumber = SubmittedValue.Of("110105194902300020") },
        _ => Right with { IdentityNumber = SubmittedValue.Of("110105202603040027") },
    };

    private static SubmittedAccount Submitted(string name, string identity, string card, string phone) => new()
    {
        Name = SubmittedValue.Of(name), IdentityNumber = SubmittedValue.Of(identity), CardNumber = SubmittedValue.Of(card), ReservedPhone = SubmittedValue.Of(phone),
    };

    private static char LuhnDigit(string digits)
    {
        int sum = digits.Reverse().Select((digit, i) => i % 2 == 0 ? "0246813579"[digit - '0'] - '0' : digit - '0').Sum();
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static string PayerReads(AvailabilityResult result) =>
        string.Concat(new[] { "zh-CN", "en" }.Select(culture => Encoding.UTF8.GetString(result.ForPayer(CultureInfo.GetCultureInfo(culture)).ToJsonUtf8Bytes())));
}
