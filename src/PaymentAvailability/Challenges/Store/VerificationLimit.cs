namespace PaymentAvailability;

/// <summary>How many tries are granted.</summary>
/// <param name="Maximum">How many within a window. At least 1.</param>
/// <param name="Window">How long a window is, from its first try on. Positive.</param>
/// <param name="CoolDown">How long no more are granted after the last; <see langword="null"/>: until the window ends.</param>
public readonly record struct VerificationLimit(int Maximum, TimeSpan Window, TimeSpan? CoolDown);
