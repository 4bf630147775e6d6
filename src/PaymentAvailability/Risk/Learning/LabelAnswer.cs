namespace PaymentAvailability;

/// <summary>What became of a label.</summary>
internal enum LabelAnswer
{
    /// <summary>The payment is not known, or no longer.</summary>
    Unknown,

    /// <summary>Its time is too far ahead, or too many others wait for theirs; it may be reported again when its time has come.</summary>
    NoRoom,

    /// <summary>It says what is known, or the payment was labelled too often.</summary>
    Duplicate,

    /// <summary>It is learned from when its time has come.</summary>
    Accepted,
}
