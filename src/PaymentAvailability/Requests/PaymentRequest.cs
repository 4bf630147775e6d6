namespace PaymentAvailability;

/// <summary>A payment for which the host wants to know what can be used.</summary>
/// <remarks>
/// Only the amount is needed; every other fact that is <see langword="null"/> is not known, closes no route, and is listed in the
/// result as an assumption where it would have mattered. <see cref="OrderId"/>, <see cref="PayerId"/> and
/// <see cref="Attributes"/> are opaque to the library and are never printed, logged or serialised. Immutable, safe for
/// concurrent use.
/// </remarks>
public sealed record PaymentRequest
{
    /// <summary>The most instruments one request can carry.</summary>
    public const int MaximumInstruments = 200;

    /// <summary>The most entries of <see cref="Verifications"/>.</summary>
    public const int MaximumVerifications = 64;

    /// <summary>What is to be paid. Zero, negative or too precise amounts are closed with <c>order.amount_invalid</c>.</summary>
    public required Money Amount { get; init; }

    /// <summary>The order or bill to be paid, for order verification. At most 128 characters without control characters and halves of characters, or it is closed with <c>order.reference_invalid</c>.</summary>
    public string? OrderId { get; init; }

    /// <summary>When the order stops being payable, where the host knows; from then on it is closed with <c>order.expired</c>.</summary>
    public DateTimeOffset? OrderExpiresAt { get; init; }

    /// <summary>What the host knows of the loan that is repaid, for what payers and support are told. Closes nothing.</summary>
    public LoanContext? Loan { get; init; }

    /// <summary>The payer, for order verification and risk rules.</summary>
    public string? PayerId { get; init; }

    /// <summary>The merchant that is paid, for risk rules and limits. Never printed, logged or serialised.</summary>
    public string? MerchantId { get; init; }

    /// <summary>The account that the money goes to, for risk rules and limits. Never printed, logged or serialised.</summary>
    public string? PayeeId { get; init; }

    /// <summary>Whether the account that the money goes to is bound to the payer's own account: limits of account classes are about accounts that are not.</summary>
    public bool? IsPayeeBound { get; init; }

    /// <summary>Whether money leaves the payer's account or comes in. Default <see cref="TransferDirection.Out"/>.</summary>
    public TransferDirection Direction { get; init; }

    /// <summary>The payer's country.</summary>
    public Country? Country { get; init; }

    /// <summary>What is paid for, for example <c>instalment</c>, <c>early_settlement</c> or <c>overdue</c>.</summary>
    public string? Product { get; init; }

    /// <summary>When the money is to be taken.</summary>
    public CaptureMode? Capture { get; init; }

    /// <summary>Whether the payment is one of a series.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The payer's device and session.</summary>
    public ClientContext? Client { get; init; }

    /// <summary>
    /// What the payer has bound, in the order in which it is to be offered. Empty means that the payer has nothing bound, which closes
    /// methods that need an instrument; <see langword="null"/> means that the host does not know. At most <see cref="MaximumInstruments"/>.
    /// </summary>
    public IReadOnlyList<PaymentInstrument>? Instruments { get; init; }

    /// <summary>
    /// What the payer submitted of accounts, to be compared with the record of the order. Not kept beyond the resolution, not read from JSON,
    /// and not there in a <see cref="AvailabilityResult.WhatIf"/>. At most one for each instrument and one for the payer as such.
    /// </summary>
    public IReadOnlyList<SubmittedAccount>? SubmittedAccounts { get; init; }

    /// <summary>What the payer has completed before, each with its moment: it counts until it is too old for what asks for it. At most <see cref="MaximumVerifications"/>.</summary>
    public IReadOnlyList<CompletedVerification>? Verifications { get; init; }

    /// <summary>What the payer has proved already in this session; taken as completed at the moment of the resolution, with the default strength. See also <see cref="Verifications"/>.</summary>
    public VerificationMethods CompletedVerifications { get; init; }

    /// <summary>Facts that the host names itself, compared with the attributes in the catalog's terms. Values are never printed.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>How long the answer may take. Default: the deadline of the options.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The amount and nothing else: identifiers and attributes may be personal.</summary>
    public override string ToString() => $"payment request of {Amount}";

    /// <summary>
    /// The same request with lists of its own: the host's may change, or give other instances each time they are read, while instruments
    /// are told apart by instance.
    /// </summary>
    internal PaymentRequest Snapshot() =>
        Instruments is null && Attributes is null && SubmittedAccounts is null && Verifications is null ? this : this with
        {
            SubmittedAccounts = SubmittedAccounts is null ? null : [.. SubmittedAccounts],
            Instruments = Instruments is null ? null : [.. Instruments],
            Verifications = Verifications is null ? null : [.. Verifications],
            Attributes = Attributes is null ? null : new Dictionary<string, string>(Attributes, StringComparer.Ordinal),
        };

    /// <summary>The same request as a result keeps it: without what the payer submitted of accounts, and with the loan on record where the host named none.</summary>
    internal PaymentRequest ToKeep(LoanContext? recorded) =>
        SubmittedAccounts is null && (recorded is null || Loan is not null) ? this : this with { SubmittedAccounts = null, Loan = Loan ?? recorded };

    /// <summary>The place of an instrument of this request, by instance: a payer can have bound two cards that look the same. -1 for any other.</summary>
    internal int PlaceOf(PaymentInstrument? instrument)
    {
        for (int place = 0; place < Instruments?.Count; place++)
        {
            if (ReferenceEquals(Instruments[place], instrument))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The place of an instrument of this request, by instance, where it is likely to be or else wherever it is. -1 for any other.</summary>
    internal int PlaceOf(PaymentInstrument instrument, int likely) =>
        likely < Instruments?.Count && ReferenceEquals(Instruments[likely], instrument) ? likely : PlaceOf(instrument);

    internal RouteQuery ToQuery(PaymentInstrument? instrument, DateTimeOffset at) => new()
    {
        Amount = Amount,
        Country = Country,
        Client = Client?.Kind,
        Product = Product,
        Capture = Capture,
        Recurrence = Recurrence,
        Bank = instrument?.Bank,
        CardType = instrument?.CardType,
        CardNetwork = instrument?.CardNetwork,
        AccountClass = instrument?.AccountClass,
        Attributes = Attributes,
        At = at,
    };
}
