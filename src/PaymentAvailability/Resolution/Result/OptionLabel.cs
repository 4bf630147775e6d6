using System.Globalization;

namespace PaymentAvailability;

/// <summary>What a payer reads on the button: the bank and last digits of an instrument, or the name of the method.</summary>
internal static class OptionLabel
{
    public static string Of(PaymentMethod method, PaymentInstrument? instrument, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        string name = method.Name.In(culture);
        if (instrument is null)
        {
            return name;
        }

        string owner = SafeToken.IsSafe(instrument.Bank) ? method.Catalog.NameOfBank(instrument.Bank!).In(culture) : name;
        return instrument.LastFour is { } digits ? $"{owner} ••{digits}" : owner;
    }
}
