using System.Globalization;

namespace PaymentAvailability;

/// <summary>Checks values of options; a fault says where, what stands there and what to use.</summary>
internal static class OptionChecks
{
    private const int LongestName = 48;

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

    /// <summary>Adds a fault unless the value is a name that results may tell, and no other one.</summary>
    public static void CheckName(this List<string> faults, string path, string? name, HashSet<string> names)
    {
        if (name is null || name.Length > LongestName || !SafeToken.IsSnakeCase(name))
        {
            faults.Add($"{path}: the name is refused, because results tell it; use 1 to {LongestName} lower-case letters, digits and underscores");
        }
        else if (!names.Add(name))
        {
            faults.Add($"{path}: `{name}` is there twice; give each a name of its own, which its counter has too");
        }
    }

    /// <summary>Adds a fault for each of the values that names nothing.</summary>
    public static void CheckNamed(this List<string> faults, string path, IList<string> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(values[i]))
            {
                faults.Add($"{path}[{i}] is empty and names nothing; write an identifier, or leave it out");
            }
        }
    }

    /// <summary>Adds a fault for each of the values without a name.</summary>
    public static void CheckNamed<T>(this List<string> faults, string path, IList<T> values, WireNames<T> names)
        where T : struct, Enum
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (!names.IsNamed(values[i]))
            {
                faults.Add($"{path}[{i}]: `{values[i]}` has no name; use some of {names.Choices}");
            }
        }
    }

    /// <summary>Adds a fault unless the value names a time zone.</summary>
    public static void CheckTimeZone(this List<string> faults, string path, string? zone)
    {
        if (zone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            faults.Add($"{path}: `{zone}` is no time zone; use a name of the tz database, such as `Asia/Shanghai`");
        }
    }

    private static string Text<T>(T value)
        where T : IFormattable =>
        value.ToString(null, CultureInfo.InvariantCulture);
}
