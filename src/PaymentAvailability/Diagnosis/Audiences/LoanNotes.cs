using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>What it means for the loan that a payment has to wait.</summary>
internal static class LoanNotes
{
    public static ImmutableArray<string> Of(AvailabilityResult result, DateTimeOffset? opensAt, CultureInfo culture)
    {
        if (result.Request.Loan is not { } loan)
        {
            return [];
        }

        ReasonTexts texts = result.Wording.Texts;
        FactWriter writer = texts.WriterFor(culture, loan.TimeZone);
        DateOnly today = loan.DayAt(result.At);
        var notes = ImmutableArray.CreateBuilder<string>();
        if (loan.IsPaid)
        {
            return [texts.FirstOf(culture, _ => null, "phrase.loan_paid")];
        }

        if (loan.AutomaticDebitOn >= today)
        {
            Add("loan_debit", loan.AutomaticDebitOn.Value);
        }
        else if (loan.DueOn >= today)
        {
            bool isLate = !result.IsAvailable && opensAt is { } opens && loan.DayAt(opens) > loan.DueOn;
            Add(isLate ? "loan_due_before_opening" : "loan_due", loan.DueOn.Value);
        }
        else if (loan.DueOn < today && loan.GraceEndsOn >= today)
        {
            Add("loan_grace", loan.GraceEndsOn.Value);
        }

        return notes.ToImmutable();

        void Add(string key, DateOnly day) => notes.Add(texts.FirstOf(culture, _ => writer.Write(day), "phrase." + key));
    }
}
