using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Reports every fault of every calendar at once, each with its path, its value and how to mend it.</summary>
internal sealed class ChannelCalendarOptionsValidator : IValidateOptions<ChannelCalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, ChannelCalendarOptions options)
    {
        var faults = new List<string>();
        Check(faults, "", options.Calendars);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <param name="faults">Where to add what is wrong.</param>
    /// <param name="path">What the path of each fault begins with, a dot at its end included.</param>
    /// <param name="calendars">What to check, by channel.</param>
    internal static void Check(List<string> faults, string path, IEnumerable<KeyValuePair<string, ChannelCalendarDefinition>> calendars)
    {
        foreach ((string channel, ChannelCalendarDefinition? definition) in calendars)
        {
            string place = $"{path}Calendars[{channel}]";
            if (definition is null)
            {
                faults.Add($"{place} is missing; remove the entry or write a calendar");
                continue;
            }

            var found = new List<HoursFault>();
            ChannelCalendarReader.TryRead(definition, found, out _);
            faults.AddRange(found.Select(fault => Text(place, fault)));
        }
    }

    /// <summary>A fault on one line.</summary>
    internal static string Text(string place, HoursFault fault) => fault.Value is null
        ? $"{place}.{fault.Path} {fault.Problem}; {fault.Mend}"
        : $"{place}.{fault.Path}: `{fault.Value}` {fault.Problem}; {fault.Mend}";
}
