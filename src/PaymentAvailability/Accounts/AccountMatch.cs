namespace PaymentAvailability;

/// <summary>What comparing a submitted value with a record came to.</summary>
internal enum AccountMatch
{
    /// <summary>The record cannot be read: it is malformed or too long. The careful answer is the default.</summary>
    Unreadable,

    /// <summary>The record is a hash with a key that is not known here.</summary>
    KeyMissing,

    /// <summary>The record holds nothing to compare with.</summary>
    NotRecorded,

    /// <summary>They differ.</summary>
    Different,

    /// <summary>They are the same, as far as the record shows.</summary>
    Same,
}
