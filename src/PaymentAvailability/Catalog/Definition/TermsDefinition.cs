using System.Collections.ObjectModel;

namespace PaymentAvailability;

/// <summary>What a route accepts, as written. What is not mentioned is not restricted.</summary>
public sealed record TermsDefinition
{
    /// <summary>Terms that accept everything.</summary>
    public static TermsDefinition Everything { get; } = new();

    /// <summary>
    /// The accepted values by dimension: <c>currency</c>, <c>country</c>, <c>client</c>, <c>product</c>, <c>capture</c>,
    /// <c>recurrence</c>, <c>bank</c>, <c>card_type</c>, <c>card_network</c>, <c>account_class</c>.
    /// </summary>
    public IReadOnlyDictionary<string, ValueSetDefinition> Sets { get; init; } = ReadOnlyDictionary<string, ValueSetDefinition>.Empty;

    /// <summary>The accepted values of facts that the host names itself, by attribute name.</summary>
    public IReadOnlyDictionary<string, ValueSetDefinition> Attributes { get; init; } = ReadOnlyDictionary<string, ValueSetDefinition>.Empty;

    /// <summary>The accepted amount by currency code. A currency without an entry is not bounded.</summary>
    public IReadOnlyDictionary<string, AmountRangeDefinition> Amounts { get; init; } = ReadOnlyDictionary<string, AmountRangeDefinition>.Empty;

    /// <summary>When payments are accepted. Default always.</summary>
    public ServiceHoursDefinition? Hours { get; init; }
}

/// <summary>The values that terms accept in one dimension: only these, or all except these.</summary>
public sealed record ValueSetDefinition
{
    /// <summary>Whether <see cref="Values"/> are refused rather than required.</summary>
    public bool IsExcept { get; init; }

    /// <summary>The values, at least one.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Accepts <paramref name="values"/> and nothing else.</summary>
    public static ValueSetDefinition Only(params IReadOnlyList<string> values) => new() { Values = values };

    /// <summary>Accepts everything but <paramref name="values"/>.</summary>
    public static ValueSetDefinition Except(params IReadOnlyList<string> values) => new() { Values = values, IsExcept = true };
}

/// <summary>The amounts that terms accept in one currency, both ends included.</summary>
public sealed record AmountRangeDefinition
{
    /// <summary>The smallest accepted amount in major units, for example 0.01. Default no bound.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest accepted amount in major units, for example 50000. Default no bound.</summary>
    public decimal? Maximum { get; init; }
}
