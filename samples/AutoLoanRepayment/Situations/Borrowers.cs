using AutoLoanRepayment.Lending;
using PaymentAvailability;

namespace AutoLoanRepayment.Situations;

/// <summary>The people of the walk-through and their bills. All invented.</summary>
internal static class Borrowers
{
    /// <summary>When the walk-through takes place: a Wednesday morning in Shanghai.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 11, 10, 5, 0, TimeSpan.FromHours(8));

    /// <summary>Where everybody lives.</summary>
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The monthly instalment that everybody pays.</summary>
    public static readonly Money Instalment = new(3_268.50m, "CNY");

    /// <summary>What the rest of a small loan comes to.</summary>
    public static readonly Money Settlement = new(9_860.00m, "CNY");

    public static IReadOnlyList<LoanOrder> Orders { get; } =
    [
        Bill("bill-1", "borrower-1"),
        Bill("bill-2", "borrower-2") with { ValidUntil = Now.AddHours(-10) },
        Bill("bill-3", "borrower-3"),
        Bill("bill-4", "borrower-4") with
        {
            Borrower = new RecordedAccount { IdentityNumber = RecordedValue.Masked("110105********0021") },
            Cards = new Dictionary<string, RecordedAccount> { ["card-cmb"] = new() { ReservedPhone = RecordedValue.Masked("138****8000") } },
        },
        Bill("bill-5", "borrower-1"),
        Bill("bill-6", "borrower-6") with { AmountDue = Settlement },
    ];

    public static IReadOnlyDictionary<string, Money> Balances { get; } = new Dictionary<string, Money>
    {
        ["borrower-1"] = new Money(1_200.00m, "CNY"),
        ["borrower-2"] = new Money(5_000.00m, "CNY"),
        ["borrower-3"] = new Money(5_000.00m, "CNY"),
    };

    private static LoanOrder Bill(string id, string borrower) =>
        new() { Id = id, BorrowerId = borrower, AmountDue = Instalment, ValidUntil = Now.AddDays(7) };
}
