namespace PaymentAvailability;

/// <summary>One number about a payment that says something about its risk: an amount, a count in a window, an hour.</summary>
/// <param name="Name">What the number is of, the same for every payment, for example <c>device.payments.1h</c>; never something about the payer.</param>
/// <param name="Value">The number. What is not a number counts as not known; infinite ones count as very large.</param>
public readonly record struct RiskFeature(string Name, double Value);
