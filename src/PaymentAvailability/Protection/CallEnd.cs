namespace PaymentAvailability;

/// <summary>How a call to a dependency ended.</summary>
internal enum CallEnd
{
    /// <summary>It answered.</summary>
    Answered,

    /// <summary>It threw, or answered nonsense.</summary>
    Failed,

    /// <summary>It did not answer in time.</summary>
    Late,

    /// <summary>It was not made, because too many before it failed.</summary>
    Refused,
}
