using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>Whether to try again, when it opens by itself, and that a diagnosis comes to its end and says the same each time.</summary>
public sealed class DiagnosisTests
{
    private static readonly DateTimeOffset At = new FakeTime().UtcNow;

    private static readonly PaymentCatalog Transfer = new CatalogBuilder()
        .Channel("bank")
        .Method("transfer", method => method.Terms(terms => terms.Hours("UTC", ServiceDays.EveryDay, "08:00", "17:00")).Route("bank"))
        .Build();

    [Fact]
    public void Trying_again_does_not_help_with_what_is_paid()
    {
        Diagnosis paid = Diagnose(OrderReasons.AlreadyPaid.WithoutFacts);

        paid.Retry.Should().Be(RetryAdvice.Never);
        paid.Remedies.Should().BeEmpty();
        paid.Remedies.IsComplete.Should().BeTrue();
        paid.Actor.Should().BeNull();
        paid.OpensAt.Should().BeNull();
    }

    [Fact]
    public void While_a_payment_is_in_progress_its_result_comes_first()
    {
        Diagnosis diagnosis = Diagnose(OrderReasons.PaymentInProgress.WithoutFacts);

        diagnosis.Retry.Should().Be(RetryAdvice.AfterReconcile);
        diagnosis.Remedies.Should().ContainSingle().Which.ToString().Should().Be("await_result");
    }

    [Fact]
    public void What_a_payer_or_a_bank_can_change_is_tried_again_after_the_change_and_the_rest_later()
    {
        Diagnose(OrderReasons.Expired.WithoutFacts).Retry.Should().Be(RetryAdvice.AfterAction);
        Diagnose(RiskReasons.TooFrequent.With(Fact.Of("until", At.AddHours(1)))).Retry.Should().Be(RetryAdvice.AfterDelay);
        Diagnose(RiskReasons.Rejected.WithoutFacts).Retry.Should().Be(RetryAdvice.AfterDelay);
        Diagnosis frozen = new TestResolver()
            .AddInline("gate.host", new GateOf((context, _) => new(GateVerdict.Closed(new Closure(AccountReasons.CardFrozen.WithoutFacts)))))
            .Resolve(TestCatalogs.Request with { Instruments = [TestCatalogs.Card] }).Diagnose()!;
        frozen.Remedies.Should().Contain(remedy => remedy.Changes[0].Kind == ChangeKind.UseInstrument);
    }

    [Fact]
    public void It_opens_when_hours_cool_downs_and_ends_have_passed_together()
    {
        GateVerdict verdict = GateVerdict.Closed(RiskReasons.TooFrequent.With(Fact.Of("until", At.AddHours(2))))
            .Closing(ChannelReasons.Maintenance.With(Fact.Of("channel", "bank"), Fact.Of("until", At.AddHours(14))), RouteScope.OfChannels("bank"));

        Diagnosis diagnosis = new TestResolver(Transfer).AddInline("gate.host", new GateOf(verdict)).Resolve(TestCatalogs.Request).Diagnose()!;

        diagnosis.OpensAt.Should().Be(new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero), "the cool-down ends at 06:00, the maintenance at 18:00, and the bank opens at 08:00");
        diagnosis.Remedies.Should().Contain(remedy => remedy.ToString() == "wait 2026-03-03T08:00:00Z");
    }

    [Fact]
    public void A_session_that_ends_before_the_opening_has_to_be_signed_in_again()
    {
        Diagnosis diagnosis = new TestResolver(Transfer)
            .AddInline(GateName.Client, new ClientGate(new ClientOptions()))
            .Resolve(TestCatalogs.Request with { Client = new ClientContext { SessionExpiresAt = At.AddHours(1) } }).Diagnose()!;

        diagnosis.Remedies.Should().ContainSingle().Which.ToString().Should().Be("sign_in and wait 2026-03-02T08:00:00Z");
        diagnosis.OpensAt.Should().BeNull("somebody has to sign in");
        diagnosis.Remedies[0].OpensAt.Should().Be(At.AddHours(4));
    }

    [Fact]
    public void An_order_that_ends_before_the_opening_has_to_be_opened_again()
    {
        PaymentRequest request = TestCatalogs.Request with { OrderExpiresAt = At.AddHours(1) };

        Diagnosis diagnosis = new TestResolver(Transfer).Resolve(request).Diagnose()!;

        diagnosis.Remedies.Should().ContainSingle().Which.ToString().Should().Be("reopen_order and wait 2026-03-02T08:00:00Z");
        new TestResolver(Transfer).Resolve(request with { OrderExpiresAt = At.AddHours(5) }).Diagnose()!.OpensAt.Should().Be(At.AddHours(4));
    }

    [Fact]
    public void Nothing_is_diagnosed_when_something_is_open() => new TestResolver().Resolve(TestCatalogs.Request).Diagnose().Should().BeNull();

    [Fact]
    public void One_option_has_remedies_of_its_own_while_others_are_open()
    {
        AvailabilityResult result = new TestResolver().Resolve(TestCatalogs.Request with { Amount = new Money(6_000m, "CNY") });
        ClosedOption transfer = result.ClosedOptions.Should().ContainSingle().Subject;

        RemedyList remedies = result.FindRemedies(transfer);

        result.IsAvailable.Should().BeTrue();
        remedies.Should().ContainSingle().Which.ToString().Should().Be("pay_at_most 5000.00 CNY");
        remedies[0].Opens.Should().ContainSingle().Which.Method.Id.Should().Be("transfer.bank");
        result.Invoking(each => each.FindRemedies(new ClosedOption(transfer.Method, null, transfer.Routes))).Should().Throw<ArgumentException>()
            .Which.Message.Should().StartWith("the option is not one of this result's closed options");
    }

    [Fact]
    public void A_remedy_is_applied_to_the_request_that_was_diagnosed()
    {
        PaymentRequest request = TestCatalogs.Request with { Amount = new Money(6_000m, "CNY"), Instruments = [] };
        var resolver = new TestResolver();
        AvailabilityResult result = resolver.Resolve(request);
        foreach (ClosedOption option in result.ClosedOptions)
        {
            foreach (Remedy remedy in result.FindRemedies(option))
            {
                AvailabilityResult changed = resolver.Resolve(remedy.ApplyTo(request));
                changed.Options.Should().Contain(each => each.Method == remedy.Opens[0].Method, remedy.ToString());
            }
        }

        result.ClosedOptions.Should().HaveCount(2);
    }

    [Fact]
    public void A_search_that_is_too_large_is_cut_off_and_says_so()
    {
        Closure[] closures =
        [
            .. Enumerable.Range(0, 40).Select(i => new Closure(LimitReasons.CumulativeAmountExceeded.With(
                Fact.Of("remaining", new Money(1_000 - i, "CNY")), Fact.Of("until", At.AddMinutes(30 + i))))),
        ];

        Diagnosis diagnosis = new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Closed(closures))).Resolve(TestCatalogs.Request).Diagnose()!;

        diagnosis.Remedies.IsComplete.Should().BeFalse("every reason goes away in two ways, so there are two to the fortieth sets to look at");
        diagnosis.Retry.Should().NotBe(RetryAdvice.Never);
        Encoding.UTF8.GetString(new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Closed(closures))).Resolve(TestCatalogs.Request).ForOperator().ToJsonUtf8Bytes())
            .Should().Contain("\"remediesComplete\":false");
    }

    [Theory]
    [InlineData(20260331)]
    [InlineData(null)]
    public void Every_view_and_explanation_is_the_same_each_time(int? fixedSeed)
    {
        int seed = fixedSeed ?? Random.Shared.Next();
        for (int i = 0; i < 150; i++)
        {
            string[] read = [Read(), Read()];
            read[1].Should().Be(read[0], $"seed {seed}, case {i}");

            string Read()
            {
                AvailabilityResult result = new TwinWorlds(seed + i, ReasonVocabulary.BuiltIn).Resolve(first: true);
                var culture = System.Globalization.CultureInfo.GetCultureInfo("zh-CN");
                return string.Join('\n', [
                    result.ForPayer(culture), result.ForSupport(culture), result.ForOperator(), result.Explain(),
                    .. new[] { result.ForPayer(culture).ToJsonUtf8Bytes(), result.ForSupport(culture).ToJsonUtf8Bytes(), result.ForOperator().ToJsonUtf8Bytes(), result.Explain().ToJsonUtf8Bytes() }
                        .Select(Encoding.UTF8.GetString)]);
            }
        }
    }

    private static Diagnosis Diagnose(Reason reason) => new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Closed(reason))).Resolve(TestCatalogs.Request).Diagnose()!;
}
