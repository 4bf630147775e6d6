using System.Xml;

namespace PaymentAvailability;

/// <summary>Checks definitions one by one and turns them into rows. What is wrong is collected, so that all of it is told at once.</summary>
internal sealed class GatewayCodeRowReader
{
    private const string Never = "never";

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);

    private readonly ReasonVocabulary _vocabulary;
    private readonly Dictionary<string, GatewayScheme> _schemes;
    private readonly FaultCollector _faults;

    /// <param name="vocabulary">The reasons that rows may name.</param>
    /// <param name="schemes">Those known so far; new ones are added.</param>
    /// <param name="faults">Where faults go.</param>
    public GatewayCodeRowReader(ReasonVocabulary vocabulary, Dictionary<string, GatewayScheme> schemes, FaultCollector faults)
    {
        _vocabulary = vocabulary;
        _schemes = schemes;
        _faults = faults;
    }

    /// <summary>The row, or <see langword="null"/> when it has a fault, which was collected.</summary>
    /// <param name="definition">What is written.</param>
    /// <param name="place">Where it stands, ready for the name of a property to follow.</param>
    public GatewayCodeRow? Read(GatewayCodeDefinition definition, string place)
    {
        int before = _faults.Count;
        GatewayScheme? scheme = ReadScheme(definition.Scheme, place + "scheme");
        string? code = ReadCode(definition.Code, scheme, place + "code");
        GatewayOperation? operation = definition.Operation is null ? null : Choice(ReasonWireNames.Operations, definition.Operation, place + "operation");
        PaymentOutcome? outcome = Choice(ReasonWireNames.Outcomes, definition.Outcome, place + "outcome");
        if (operation == GatewayOperation.Submit && outcome == PaymentOutcome.Succeeded)
        {
            _faults.Add(place + "outcome", definition.Outcome, "is more than the answer to a submission can say", "use `unknown`, or the operation `debit` for the result");
        }

        ReasonDefinition? reason = ReadReason(definition.Reason, outcome, place + "reason");
        (bool isFinal, TimeSpan? wait) = ReadRetry(definition.Retry, outcome, place + "retry");
        if (_faults.Count > before) return null;

        var result = new GatewayResult
        {
            Outcome = outcome!.Value,
            Reason = reason is null ? null : reason.FactNames.Contains("scheme") ? reason.With(Fact.Of("scheme", scheme!.Name)) : reason.WithoutFacts,
            Match = GatewayMatch.Listed,
            Scheme = scheme!.Name,
            Code = definition.Code!.Trim(),
            Description = definition.Description ?? reason?.Description ?? ReasonWireNames.Outcomes.NameOf(outcome.Value),
            Confidence = definition.Confidence,
            RetryAfter = wait,
            IsFinal = isFinal,
            ListedHttpStatus = definition.HttpStatus,
        };
        return new GatewayCodeRow(scheme, code!, operation, result);
    }

    private GatewayScheme? ReadScheme(string? name, string path)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            _faults.Add(path, null, "is missing", "name the scheme whose code it is");
            return null;
        }

        if (_schemes.TryGetValue(name, out GatewayScheme? known)) return known;

        if (!SafeToken.IsSnakeCase(name))
        {
            _faults.Add(path, name, "is no name of a scheme", "write lower-case letters, digits and underscores, such as `unionpay_gateway`");
            return null;
        }

        return _schemes[name] = new GatewayScheme(name);
    }

    private string? ReadCode(string? code, GatewayScheme? scheme, string path)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            _faults.Add(path, null, "is missing", "write the code as the gateway spells it");
            return null;
        }

        Span<char> room = stackalloc char[GatewayCodeSpelling.MaxLength];
        ReadOnlySpan<char> folded = (scheme ?? new GatewayScheme("any")).Fold(code, room, allowsWildcards: true);
        if (folded.IsEmpty)
        {
            _faults.Add(path, code, "is no code", "write 1 to 64 letters, digits, `_`, `-`, `.` or `:`, and `?` for any one letter or digit");
            return null;
        }

        if (folded.IndexOfAnyExcept(GatewayCodeSpelling.Wildcard) < 0)
        {
            _faults.Add(path, code, "is a pattern that fits every code of its length", "write at least one character that the codes share");
            return null;
        }

        return folded.ToString();
    }

    private T? Choice<T>(WireNames<T> names, string? written, string path)
        where T : struct, Enum
    {
        if (names.TryParse(written, out T value)) return value;

        string choices = $"use one of {names.Choices}";
        if (string.IsNullOrWhiteSpace(written))
            _faults.Add(path, null, "is missing", choices);
        else
            _faults.Add(path, written, "is not a choice here", NearMiss.Find(written, names.All) is { } near ? $"did you mean `{near}`? {choices}" : choices);
        return null;
    }

    private ReasonDefinition? ReadReason(string? written, PaymentOutcome? outcome, string path)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            if (outcome is PaymentOutcome.Declined or PaymentOutcome.Failed) _faults.Add(path, null, "is missing", "name the reason why it did not succeed");
            return outcome == PaymentOutcome.Unknown ? OrderReasons.PaymentInProgress : null;
        }

        ReasonDefinition? reason = ReasonCode.TryParse(written, out ReasonCode code) ? _vocabulary.Find(code) : null;
        if (reason is null)
        {
            string? near = NearMiss.Find(written, _vocabulary.All.Select(known => known.Code.Value));
            _faults.Add(path, written, "is no reason of the vocabulary", near is null ? "use one it has, or add yours with `AddReasons`" : $"did you mean `{near}`?");
        }
        else if (outcome == PaymentOutcome.Succeeded)
        {
            _faults.Add(path, written, "is a reason for a success", "remove it, or correct the outcome");
        }
        else if (outcome == PaymentOutcome.Unknown && reason.Retry != RetryAdvice.AfterReconcile)
        {
            _faults.Add(path, written, "does not advise to reconcile first, though the outcome is unknown", $"use `{OrderReasons.PaymentInProgress.Code}`, or correct the outcome");
        }

        return reason;
    }

    private (bool IsFinal, TimeSpan? Wait) ReadRetry(string? written, PaymentOutcome? outcome, string path)
    {
        if (string.IsNullOrWhiteSpace(written)) return default;

        if (outcome is not (null or PaymentOutcome.Declined or PaymentOutcome.Failed))
        {
            _faults.Add(path, written, "is advice where nothing was refused", "remove it: it belongs to `declined` and `failed`");
        }

        if (string.Equals(written, Never, StringComparison.OrdinalIgnoreCase)) return (true, null);
        if (ReadDuration(written) is { } wait && wait > TimeSpan.Zero && wait <= LongestWait) return (false, wait);

        _faults.Add(path, written, "is no time to wait", $"write `{Never}`, or up to 366 days in ISO 8601, such as `PT1H`");
        return default;
    }

    private static TimeSpan? ReadDuration(string written)
    {
        // A month or a year is no fixed time, though the parser takes them for 30 and 365 days.
        string days = written.Split('T')[0];
        if (days.Contains('M', StringComparison.Ordinal) || days.Contains('Y', StringComparison.Ordinal)) return null;

        try
        {
            return XmlConvert.ToTimeSpan(written);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }
}
