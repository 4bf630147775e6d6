namespace PaymentAvailability;

/// <summary>What came of a load. The careful answer is the default.</summary>
internal enum LoadStatus
{
    /// <summary>The dependency threw, answered nonsense, or is not asked at all for a while because it failed so often.</summary>
    Failed,

    /// <summary>It did not answer in time.</summary>
    Late,

    /// <summary>Nobody was asked: the answer would have been too late.</summary>
    Overloaded,

    /// <summary>The dependency has no such thing.</summary>
    Absent,

    /// <summary>The value is there, fresh or remembered.</summary>
    Found,
}
