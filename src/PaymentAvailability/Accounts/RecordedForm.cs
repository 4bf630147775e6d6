namespace PaymentAvailability;

/// <summary>How a record holds a value.</summary>
internal enum RecordedForm
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>In part.</summary>
    Masked,

    /// <summary>As a keyed hash.</summary>
    Hashed,
}
