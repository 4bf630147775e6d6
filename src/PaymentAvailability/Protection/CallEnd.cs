namespace PaymentAvailability;

/// <summary>How a call to a dependency ended. The careful answer is the default.</summary>
internal enum CallEnd
{
    /// <summary>It threw, or answered nonsense.</summary>
    Failed,

    /// <summary>It did not answer in time.</summary>
    Late,

    /// <summary>It was not made, because too many before it failed or are stuck.</summary>
    Refused,

    /// <summary>It answered.</summary>
    Answered,
}
