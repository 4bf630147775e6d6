using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>What payers and support are told about the loan, on the lender's calendar.</summary>
public sealed class LoanNoteTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    // Midday of 2 March in Shanghai.
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void A_paid_instalment_is_not_to_be_paid_again() => NotesOf(new LoanContext { IsPaid = true, DueOn = Today }).Should().Equal("Our books show this instalment as paid. Please don't pay it again.");

    [Fact]
    public void An_automatic_debit_comes_before_the_due_day() => NotesOf(new LoanContext { AutomaticDebitOn = Today, DueOn = Today })
        .Should().Equal("The instalment will be debited automatically on March 2, so you need not pay it by hand.");

    [Fact]
    public void The_due_day_is_told_until_it_is_over()
    {
        NotesOf(new LoanContext { DueOn = Today }).Should().Equal("The instalment is due on March 2.");
        NotesOf(new LoanContext { DueOn = Today.AddDays(-1) }).Should().BeEmpty();
        NotesOf(new LoanContext { DueOn = Today.AddDays(-1), GraceEndsOn = Today }).Should().Equal("The due day has passed. Up to and including March 2, paying late costs nothing extra.");
        NotesOf(new LoanContext { DueOn = Today.AddDays(-5), GraceEndsOn = Today.AddDays(-1) }).Should().BeEmpty();
        NotesOf(new LoanContext()).Should().BeEmpty();
        NotesOf(null).Should().BeEmpty();
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void A_payer_who_would_be_late_without_any_fault_is_sent_to_support_today(int hours, bool isLate)
    {
        DateTimeOffset until = new FakeTime().UtcNow.AddHours(hours);

        PayerView view = View(new LoanContext { DueOn = Today, TimeZone = Shanghai }, ChannelReasons.Maintenance.With(Fact.Of("until", until)));

        view.OpensAt.Should().Be(until);
        view.LoanNotes.Should().ContainSingle().Which.Should().StartWith(isLate ? "The instalment is due on March 2, before payment should be possible again. Contact support today" : "The instalment is due on March 2.");
    }

    [Fact]
    public void The_day_is_the_lenders()
    {
        var loan = new LoanContext { DueOn = Today.AddDays(-1) };

        NotesOf(loan with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles") }).Should().ContainSingle("it is still the evening of 1 March there");
        loan.ToString().Should().Be("loan due on 2026-03-01");
    }

    private static IEnumerable<string> NotesOf(LoanContext? loan) => View(loan, null).LoanNotes;

    private static PayerView View(LoanContext? loan, Reason? reason) => new TestResolver()
        .AddInline("gate.host", new GateOf(reason is null ? GateVerdict.Open : GateVerdict.Closed(reason)))
        .Resolve(TestCatalogs.Request with { Loan = loan })
        .ForPayer(English);
}
