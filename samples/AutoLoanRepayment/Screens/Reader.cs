using System.Globalization;
using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Who looks at a screen: a language and a time zone.</summary>
internal sealed record Reader(CultureInfo Culture, TimeZoneInfo TimeZone)
{
    private bool IsChinese => Culture.TwoLetterISOLanguageName == "zh";

    public string Read(LocalizedText text) => text.In(Culture);

    public string Read(LocalizedText format, params object[] values) => string.Format(Culture, format.In(Culture), values);

    public string Read(Money money) => money.Format(Culture);

    public string Read(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, TimeZone).ToString(IsChinese ? "M月d日 HH:mm" : "MMM d, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Different things, one after the other.</summary>
    public string Join(params IEnumerable<string> parts) => string.Join(IsChinese ? "，" : ", ", parts);

    /// <summary>Several of the same kind.</summary>
    public string List(params IEnumerable<string> items) => string.Join(IsChinese ? "、" : ", ", items);
}
