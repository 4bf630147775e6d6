namespace PaymentAvailability;

/// <summary>Finds what makes a request malformed rather than unpayable: bounds exceeded, values outside their enumeration. Never repeats a value.</summary>
internal static class RequestGuard
{
    private const int MaximumAttributes = 64;

    private const int LongestAttribute = 1_024;

    private const int LongestReference = 65_536;

    private const decimal LargestAmount = 1_000_000_000_000_000_000_000_000m;

    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(1);

    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request is malformed; the message says how.</exception>
    public static void Check(PaymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (FindFault(request) is { } fault)
        {
            throw new ArgumentException(fault, nameof(request));
        }
    }

    /// <summary>What is malformed and how to mend it, or nothing.</summary>
    public static string? FindFault(PaymentRequest request) =>
        FaultOfPayment(request) ?? FaultOfClient(request.Client) ?? FaultOfVerifications(request.Verifications) ?? FaultOfAttributes(request.Attributes)
        ?? FaultOfInstruments(request.Instruments) ?? FaultOfAccounts(request.SubmittedAccounts, request.Instruments);

    private static string? FaultOfPayment(PaymentRequest request) =>
        request.Amount.Currency.IsNone ? "the amount has no currency; give it one, such as `CNY`"
        : request.Amount.Amount > LargestAmount ? "the amount has more than 24 digits; check its unit"
        : request.OrderId?.Length > LongestReference ? $"the order reference is longer than {LongestReference} characters; pass a reference, not a document"
        : request.PayerId?.Length > LongestReference ? $"the payer reference is longer than {LongestReference} characters; pass a reference, not a document"
        : request.MerchantId?.Length > LongestReference ? $"the merchant reference is longer than {LongestReference} characters; pass a reference, not a document"
        : request.PayeeId?.Length > LongestReference ? $"the payee reference is longer than {LongestReference} characters; pass a reference, not a document"
        : !WireNames.Direction.IsNamed(request.Direction) ? $"the direction has no name; use one of {WireNames.Direction.Choices}"
        : request.Product is { } product && !Token.IsValid(product) ? $"the product is no identifier; use {Token.Form}"
        : request.Capture is { } capture && !WireNames.Capture.IsNamed(capture) ? $"the capture mode has no name; use one of {WireNames.Capture.Choices}"
        : request.Recurrence is { } recurrence && !WireNames.Recurrence.IsNamed(recurrence) ? $"the recurrence has no name; use one of {WireNames.Recurrence.Choices}"
        : !WireNames.Verification.AreNamed(request.CompletedVerifications) ? $"a completed verification has no name; use some of {WireNames.Verification.Choices}"
        : request.Deadline <= TimeSpan.Zero || request.Deadline > LongestDeadline ? $"the deadline is not positive or longer than {LongestDeadline}; leave it out to use the default"
        : null;

    private static string? FaultOfClient(ClientContext? client) =>
        client is null ? null
        : client.Kind is { } kind && !WireNames.Client.IsNamed(kind) ? $"the client kind has no name; use one of {WireNames.Client.Choices}"
        : client.Network is { } network && !WireNames.Network.IsNamed(network) ? $"the network quality has no name; use one of {WireNames.Network.Choices}"
        : client.Device is { } device && !WireNames.Device.IsNamed(device) ? $"the device integrity has no name; use one of {WireNames.Device.Choices}"
        : client.DeviceId?.Length > LongestReference ? $"the device reference is longer than {LongestReference} characters; pass a reference, not a document"
        : client.NetworkAddress?.Length > LongestReference ? $"the network address is longer than {LongestReference} characters; pass an address, not a document"
        : client.Place is { IsOnEarth: false } ? "the place of the client is not on earth; use -90 to 90 degrees of latitude and -180 to 180 of longitude"
        : client.Capabilities is { } ways && !WireNames.Verification.AreNamed(ways) ? $"a way to verify of the client has no name; use some of {WireNames.Verification.Choices}"
        : null;

    private static string? FaultOfVerifications(IReadOnlyList<CompletedVerification>? verifications)
    {
        if (verifications?.Count > PaymentRequest.MaximumVerifications)
        {
            return $"the request has more than {PaymentRequest.MaximumVerifications} completed verifications; pass the last one of each way";
        }

        for (int i = 0; i < verifications?.Count; i++)
        {
            if (FaultOf(verifications[i]) is { } fault)
            {
                return $"completed verification {i} {fault}";
            }
        }

        return null;
    }

    private static string? FaultOf(CompletedVerification? verification) =>
        verification is null ? "is missing; pass no null"
        : !WireNames.Verification.IsNamed(verification.Method) ? $"has no way or several; use one of {WireNames.Verification.Choices}"
        : verification.Strength is { } strength && !WireNames.Strength.IsNamed(strength) ? $"has a strength without a name; use one of {WireNames.Strength.Choices}"
        : null;

    private static string? FaultOfAttributes(IReadOnlyDictionary<string, string>? attributes)
    {
        if (attributes is null)
        {
            return null;
        }

        if (attributes.Count > MaximumAttributes)
        {
            return $"the request has more than {MaximumAttributes} attributes; pass only those that the catalog's terms name";
        }

        foreach ((string name, string value) in attributes)
        {
            if (name.Length > LongestAttribute || value?.Length > LongestAttribute)
            {
                return $"an attribute is longer than {LongestAttribute} characters; pass a short value that the catalog's terms can name";
            }
        }

        return null;
    }

    private static string? FaultOfInstruments(IReadOnlyList<PaymentInstrument>? instruments)
    {
        if (instruments is null)
        {
            return null;
        }

        if (instruments.Count > PaymentRequest.MaximumInstruments)
        {
            return $"the request has more than {PaymentRequest.MaximumInstruments} instruments; pass those the payer can choose from";
        }

        for (int i = 0; i < instruments.Count; i++)
        {
            if (FaultOf(instruments[i]) is { } fault)
            {
                return $"instrument {i} {fault}";
            }
        }

        return null;
    }

    private static string? FaultOf(PaymentInstrument? instrument) =>
        instrument is null ? "is missing; pass no null"
        : instrument.Bank is { } bank && !Token.IsValid(bank) ? $"has a bank that is no identifier; use {Token.Form}"
        : instrument.CardNetwork is { } network && !Token.IsValid(network) ? $"has a card network that is no identifier; use {Token.Form}"
        : instrument.Kind == InstrumentKind.None || !WireNames.Instrument.IsNamed(instrument.Kind) ? $"is of a kind without a name; use one of {WireNames.Instrument.Choices}"
        : instrument.CardType is { } type && !WireNames.CardType.IsNamed(type) ? $"has a card type without a name; use one of {WireNames.CardType.Choices}"
        : instrument.AccountClass is { } accountClass && !WireNames.AccountClass.IsNamed(accountClass)
            ? $"has an account class without a name; use one of {WireNames.AccountClass.Choices}"
        : null;

    private static string? FaultOfAccounts(IReadOnlyList<SubmittedAccount>? accounts, IReadOnlyList<PaymentInstrument>? instruments)
    {
        if (accounts is null)
        {
            return null;
        }

        int most = (instruments?.Count ?? 0) + 1;
        if (accounts.Count > most)
        {
            return $"the request has {accounts.Count} submitted accounts, more than its instruments and the payer; pass at most {most}";
        }

        for (int i = 0; i < accounts.Count; i++)
        {
            if (FaultOf(accounts, i, instruments) is { } fault)
            {
                return $"submitted account {i} {fault}";
            }
        }

        return null;
    }

    private static string? FaultOf(IReadOnlyList<SubmittedAccount> accounts, int place, IReadOnlyList<PaymentInstrument>? instruments)
    {
        if (accounts[place] is not { } account)
        {
            return "is missing; pass no null";
        }

        if (account.InstrumentId is { } id && !(instruments ?? []).Any(instrument => string.Equals(instrument.Id, id, StringComparison.Ordinal)))
        {
            return "is of no instrument of the request; pass the instrument too, or leave its identifier out for the payer as such";
        }

        return accounts.Take(place).Any(earlier => string.Equals(earlier.InstrumentId, account.InstrumentId, StringComparison.Ordinal))
            ? "is the second of one instrument or of the payer; pass one with all its factors"
            : null;
    }
}
