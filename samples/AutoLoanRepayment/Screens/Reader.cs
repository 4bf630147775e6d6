using System.Globalization;
using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Who looks at a screen: a language and a time zone.</summary>
internal sealed record Reader(CultureInfo Culture, TimeZoneInfo TimeZone)
{
    public string Read(LocalizedText text) => text.In(Culture);

    public string Read(LocalizedText format, params object[] values) => string.Format(Culture, format.In(Culture), values);

    public string Read(Money money) => money.Format(Culture);
}
