using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PaymentAvailability;

/// <summary>Asks a host's localiser for texts in a given culture, which it takes from the thread.</summary>
internal sealed class LocalizedOverrides(IStringLocalizer localizer)
{
    public string? Find(string key, CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            LocalizedString found = localizer[key];
            return found.ResourceNotFound ? null : found.Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
