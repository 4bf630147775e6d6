using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Everything there is to know of a resolution, in codes, for those who run the service. Immutable, safe for concurrent use.</summary>
[JsonConverter(typeof(OperatorViewJsonConverter))]
public sealed class OperatorView
{
    internal OperatorView(AvailabilityResult result, Diagnosis? diagnosis)
    {
        Result = result;
        Diagnosis = diagnosis;
    }

    /// <summary>The resolution.</summary>
    public AvailabilityResult Result { get; }

    /// <summary>Why nothing is open, or <see langword="null"/> when something is.</summary>
    public Diagnosis? Diagnosis { get; }

    /// <summary>The view as JSON in UTF-8.</summary>
    public byte[] ToJsonUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, AudienceJsonContext.Default.OperatorView);

    /// <summary>The view as lines of text, the same in every culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"resolution {Result.Id} at {Result.At:O}, catalog {Result.CatalogVersion}");
        if (Diagnosis is { } diagnosis)
        {
            Line($"primary: {diagnosis.PrimaryReason}");
            Line($"grounds: {diagnosis.Primary}");
            Line($"causes: {string.Join(", ", diagnosis.Shares.Where(share => share.Share > 0).Select(Written))}");
            Line($"retry: {ReasonWireNames.Retries.NameOf(diagnosis.Retry)}{(diagnosis.OpensAt is { } opens ? $", opens at {opens:O}" : "")}");
            Lines("finding", diagnosis.Findings.Select(finding => finding.ToString()));
            Lines("remedy",
                diagnosis.Remedies.Select(remedy => $"{WireNames.Actor.NameOf(remedy.Actor)}: {remedy} → {string.Join(", ", remedy.Opens)}"));
        }

        if (Diagnosis is { Remedies.IsComplete: false })
        {
            Line("remedies: search cut off, there may be more");
        }

        Lines("open", Result.Options.Select(option => option.ToString()));
        Lines("closed", Result.ClosedOptions.Select(option => option.ToString()));
        Lines("unknown", Result.UnknownGates.Select(gate => gate.ToString()));
        return text.ToString();

        void Line(string line) => text.Append('\n').Append(line);

        void Lines(string name, IEnumerable<string> lines)
        {
            foreach (string line in lines)
            {
                Line($"{name}: {line}");
            }
        }
    }

    private static string Written(CauseShare share) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReasonWireNames.Causes.NameOf(share.Cause)} {share.Share:P0}");
}
