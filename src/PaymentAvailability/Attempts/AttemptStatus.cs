namespace PaymentAvailability;

/// <summary>What is known of an attempt. The first two are open: they close the order for any other attempt.</summary>
public enum AttemptStatus
{
    /// <summary>On its way, without a result. On the wire: <c>begun</c>.</summary>
    Begun,

    /// <summary>Nobody knows whether the money was taken. On the wire: <c>in_doubt</c>.</summary>
    InDoubt,

    /// <summary>The money was taken. On the wire: <c>succeeded</c>.</summary>
    Succeeded,

    /// <summary>Refused on the payer's or the merchant's side. On the wire: <c>declined</c>.</summary>
    Declined,

    /// <summary>The channel could not do its work; no money was taken. On the wire: <c>failed</c>.</summary>
    Failed,

    /// <summary>Ended without a word on channel or payer. On the wire: <c>ignored</c>.</summary>
    Ignored,
}

internal static class AttemptStatuses
{
    /// <summary>What an outcome makes of an attempt; none is a beginning.</summary>
    public static AttemptStatus Of(PaymentOutcome? outcome) => outcome switch
    {
        null => AttemptStatus.Begun,
        PaymentOutcome.Unknown => AttemptStatus.InDoubt,
        PaymentOutcome.Succeeded => AttemptStatus.Succeeded,
        PaymentOutcome.Declined => AttemptStatus.Declined,
        PaymentOutcome.Failed => AttemptStatus.Failed,
        _ => AttemptStatus.Ignored,
    };

    /// <summary>Whether the attempt has no final result.</summary>
    public static bool IsOpen(this AttemptStatus status) => status is AttemptStatus.Begun or AttemptStatus.InDoubt;
}
