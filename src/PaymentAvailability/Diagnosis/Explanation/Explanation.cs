using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>How a result came about, as a tree: option, route, and for each what the terms and every gate said. Immutable, safe for concurrent use.</summary>
/// <remarks>For those who run the service: true reasons, in codes, and nothing personal.</remarks>
public sealed class Explanation
{
    internal Explanation(string text, ImmutableArray<Explanation> parts, string? verdict = null, ImmutableArray<Reason> reasons = default)
    {
        Subject = text;
        Verdict = verdict;
        Reasons = reasons.IsDefault ? [] : reasons;
        Parts = parts;
    }

    /// <summary>What this part is about: the resolution, an option, a route, the terms or a gate.</summary>
    public string Subject { get; }

    /// <summary><c>open</c>, <c>closed</c> or <c>unknown</c>; <see langword="null"/> for the whole.</summary>
    public string? Verdict { get; }

    /// <summary>Why it is closed, with all facts; empty when it is not.</summary>
    public ImmutableArray<Reason> Reasons { get; }

    /// <summary>How long it took, for a gate that left the caller's thread; <see langword="null"/> for what looks into memory.</summary>
    public TimeSpan? Duration { get; internal init; }

    /// <summary>When the answer was found out, if it was remembered; <see langword="null"/> when it is fresh.</summary>
    public DateTimeOffset? AsOf { get; internal init; }

    /// <summary>What else there is to say, such as why an answer is unknown and what its policy made of that, or the verification demanded.</summary>
    public string? Note { get; internal init; }

    /// <summary>What it consists of.</summary>
    public ImmutableArray<Explanation> Parts { get; }

    /// <summary>The tree as indented lines, the same in every culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, "", "");
        return text.ToString();
    }

    /// <summary>The tree as JSON in UTF-8.</summary>
    public byte[] ToJsonUtf8Bytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer);
        }

        return stream.ToArray();
    }

    private void Write(StringBuilder text, string first, string rest)
    {
        text.Append(first).Append(Subject);
        if (Verdict is not null)
        {
            text.Append(": ").Append(Verdict);
        }

        foreach (string detail in Details())
        {
            text.Append(" · ").Append(detail);
        }

        for (int i = 0; i < Parts.Length; i++)
        {
            bool isLast = i == Parts.Length - 1;
            text.Append('\n');
            Parts[i].Write(text, rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  "));
        }
    }

    private IEnumerable<string> Details()
    {
        foreach (Reason reason in Reasons)
        {
            yield return reason.ToString();
        }

        if (Note is not null)
        {
            yield return Note;
        }

        if (Duration is { } duration)
        {
            yield return FormattableString.Invariant($"{duration.TotalMilliseconds:0.###} ms");
        }

        if (AsOf is { } moment)
        {
            yield return "cached, " + Fact.Of("as_of", moment);
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("subject", Subject);
        writer.WriteText("verdict", Verdict);
        if (!Reasons.IsEmpty)
        {
            writer.WriteStartArray("reasons");
            foreach (Reason reason in Reasons)
            {
                ReasonJson.Write(writer, reason);
            }

            writer.WriteEndArray();
        }

        writer.WriteText("note", Note);
        if (Duration is { } duration)
        {
            writer.WriteNumber("milliseconds", duration.TotalMilliseconds);
        }

        writer.WriteMoment("asOf", AsOf);
        if (!Parts.IsEmpty)
        {
            writer.WriteStartArray("parts");
            foreach (Explanation part in Parts)
            {
                part.Write(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
