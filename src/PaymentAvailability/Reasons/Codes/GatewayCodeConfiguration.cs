using Microsoft.Extensions.Configuration;

namespace PaymentAvailability;

/// <summary>Reads rows from a section of configuration, whose children are rows: a list, or named so that another source can replace one.</summary>
internal static class GatewayCodeConfiguration
{
    private static readonly InputShape Shape = new(
        "a row of gateway codes",
        ["Scheme", "Code", "Outcome"],
        ["Operation", "Reason", "Retry", "Description"]);

    public static void Read(IConfigurationSection section, GatewayCodeOptions options)
    {
        foreach (IConfigurationSection row in section.GetChildren())
        {
            RefuseStrangers(row, options.Unreadable);
            options.Codes.Add(new GatewayCodeDefinition
            {
                Path = row.Path,
                Scheme = row["Scheme"],
                Code = row["Code"],
                Operation = row["Operation"],
                Outcome = row["Outcome"],
                Reason = row["Reason"],
                Retry = row["Retry"],
                Description = row["Description"],
            });
        }
    }

    private static void RefuseStrangers(IConfigurationSection row, FaultCollector faults)
    {
        foreach (IConfigurationSection property in row.GetChildren())
        {
            if (Shape.IndexOf(property.Key) < 0)
            {
                string mend = NearMiss.Find(property.Key, Shape.Properties) is { } near
                    ? $"did you mean `{near}`?"
                    : $"use one of {string.Join(", ", Shape.Properties.Select(name => $"`{name}`"))}, or remove it";
                faults.Add(property.Path, null, $"is no property of {Shape.Noun}", mend);
            }
        }
    }
}
