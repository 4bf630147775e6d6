using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>How likely a payment is bad, and which feature says how much of it.</summary>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="LogOdds">The logarithm of the odds, the sum of <paramref name="Base"/> and all contributions.</param>
/// <param name="Base">What is thought of any payment.</param>
/// <param name="Contributions">What each feature adds to the log-odds, in the order of the features.</param>
internal sealed record RiskPrediction(double Probability, double LogOdds, double Base, ImmutableArray<RiskContribution> Contributions);

/// <summary>What one feature adds to the log-odds that a payment is bad.</summary>
/// <param name="Name">The feature.</param>
/// <param name="LogOdds">Above 0 when it speaks against the payment.</param>
internal readonly record struct RiskContribution(string Name, double LogOdds);
