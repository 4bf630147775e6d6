namespace PaymentAvailability;

/// <summary>The answer of a <see cref="BatchLoader{TValue}"/>.</summary>
/// <param name="Status">What came of the load.</param>
/// <param name="Value">The value; only when it was found.</param>
/// <param name="AsOf">When the value, or its absence, was found out; <see langword="null"/> when it was just now.</param>
/// <param name="RetryAt">When asking again may help, for an overload or a failure where that is known.</param>
internal readonly record struct Loaded<TValue>(LoadStatus Status, TValue? Value = null, DateTimeOffset? AsOf = null, DateTimeOffset? RetryAt = null)
    where TValue : class;
