namespace PaymentAvailability;

/// <summary>Turns the part of a document about a loan into its context.</summary>
internal static class LoanReader
{
    public static LoanContext? Read(InputValue? value) =>
        value?.Object(PaymentRequestShapes.Loan) is not { } loan ? null : new LoanContext
        {
            DueOn = loan["dueOn"]?.Day(),
            GraceEndsOn = loan["graceEndsOn"]?.Day(),
            AutomaticDebitOn = loan["automaticDebitOn"]?.Day(),
            IsPaid = loan["isPaid"]?.Truth() ?? false,
            TimeZone = ReadTimeZone(loan["timeZone"]) ?? TimeZoneInfo.Utc,
        };

    private static TimeZoneInfo? ReadTimeZone(InputValue? value)
    {
        if (value?.Text() is not { } id)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone))
        {
            return zone;
        }

        value.Value.RefuseToken(id, "is no time zone", "use a name of the tz database, such as `Asia/Shanghai`");
        return null;
    }
}
