using System.Globalization;

namespace PaymentAvailability;

/// <summary>Reads moments and days out of documents.</summary>
internal static class InputDates
{
    public static DateTimeOffset? Moment(this InputValue value)
    {
        if (value.Text() is not { } text)
        {
            return null;
        }

        // Without an offset a time would be taken as local to whatever machine reads it.
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        bool hasOffset = text.EndsWith('Z') || text.AsSpan(Math.Max(0, text.Length - 6)).IndexOfAny('+', '-') == 0;
        if (hasOffset && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment))
        {
            return moment;
        }

        value.Refuse(text, "is no time with an offset", "write it as in RFC 3339, such as `2026-03-01T09:30:00+08:00`");
        return null;
    }

    public static DateOnly? Day(this InputValue value)
    {
        if (value.Text() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        value.Refuse(text, "is no day", "write it as in RFC 3339, such as `2026-03-01`");
        return null;
    }
}
