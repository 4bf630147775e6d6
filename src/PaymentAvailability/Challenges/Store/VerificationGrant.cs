namespace PaymentAvailability;

/// <summary>Whether a try was granted. The careful answer is the default.</summary>
/// <param name="IsGranted">Whether it was.</param>
/// <param name="Left">How many more are granted in this window.</param>
/// <param name="WindowEndsAt">When the window ends; names the window when the try is given back.</param>
/// <param name="BlockedUntil">Until when no more are granted, where this one was refused or was the last.</param>
public readonly record struct VerificationGrant(bool IsGranted, int Left, DateTimeOffset WindowEndsAt, DateTimeOffset? BlockedUntil);
