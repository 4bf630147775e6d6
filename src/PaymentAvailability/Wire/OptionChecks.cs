using System.Globalization;

namespace PaymentAvailability;

/// <summary>Checks values of options; a fault says where, what stands there and what to use.</summary>
internal static class OptionChecks
{
    /// <summary>The fault of options that were set to <see langword="null"/>.</summary>
    public static string Missing(string path) => $"{path} is missing; leave it at its default or set its properties";

    /// <summary>Adds a fault unless the value is in a range, both ends included.</summary>
    public static void CheckRange<T>(this List<string> faults, string path, T value, T lowest, T highest)
        where T : IComparable<T>, IFormattable
    {
        // Written so that what compares with nothing, such as not-a-number, is out of range.
        if (!(value.CompareTo(lowest) >= 0 && value.CompareTo(highest) <= 0))
        {
            faults.Add($"{path}: `{Text(value)}` is out of range; use {Text(lowest)} to {Text(highest)}");
        }
    }

    private static string Text<T>(T value)
        where T : IFormattable =>
        value.ToString(null, CultureInfo.InvariantCulture);
}
