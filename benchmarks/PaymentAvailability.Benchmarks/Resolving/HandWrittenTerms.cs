namespace PaymentAvailability.Benchmarks;

/// <summary>Terms as an application would model them for itself: sets of values and ranges, and a method that names what is refused.</summary>
internal sealed class HandWrittenTerms
{
    private readonly List<(string Reason, Func<PaymentRequest, PaymentInstrument?, string?> Fact, HashSet<string> Values, bool IsExcept)> _sets = [];
    private readonly Dictionary<string, (decimal Minimum, decimal Maximum)> _amounts;
    private readonly ServiceHours? _hours;

    public HandWrittenTerms(TermsDefinition terms)
    {
        Add(terms, "currency", "catalog.currency_not_supported", (payment, _) => payment.Amount.Currency.Code);
        Add(terms, "client", "catalog.client_not_supported", (payment, _) => payment.Client?.Kind is { } kind ? WireNames.Client.NameOf(kind) : null);
        Add(terms, "product", "catalog.product_not_supported", (payment, _) => payment.Product);
        Add(terms, "bank", "catalog.bank_not_supported", (_, instrument) => instrument?.Bank);
        Add(terms, "card_type", "catalog.card_type_not_supported",
            (_, instrument) => instrument?.CardType is { } type ? WireNames.CardType.NameOf(type) : null);
        _amounts = terms.Amounts.ToDictionary(
            pair => pair.Key, pair => (pair.Value.Minimum ?? decimal.MinValue, pair.Value.Maximum ?? decimal.MaxValue), StringComparer.OrdinalIgnoreCase);
        if (terms.Hours is not null && ServiceHoursReader.TryRead(terms.Hours, [], out ServiceHours? hours))
            _hours = hours;
    }

    public IEnumerable<string> Refusals(PaymentRequest payment, PaymentInstrument? instrument, DateTimeOffset now)
    {
        foreach (string reason in _sets
            .Where(set => set.Fact(payment, instrument) is { } value && set.Values.Contains(value) == set.IsExcept)
            .Select(set => set.Reason))
            yield return reason;

        if (_amounts.TryGetValue(payment.Amount.Currency.Code, out (decimal Minimum, decimal Maximum) range))
        {
            if (payment.Amount.Amount < range.Minimum)
                yield return "limit.below_minimum";
            if (payment.Amount.Amount > range.Maximum)
                yield return "limit.single_exceeded";
        }

        if (_hours?.IsOpen(now) == false)
            yield return "channel.outside_service_hours";
    }

    private void Add(TermsDefinition terms, string dimension, string reason, Func<PaymentRequest, PaymentInstrument?, string?> fact)
    {
        if (terms.Sets.TryGetValue(dimension, out ValueSetDefinition? set))
            _sets.Add((reason, fact, set.Values.ToHashSet(StringComparer.OrdinalIgnoreCase), set.IsExcept));
    }
}
