namespace PaymentAvailability;

/// <summary>From which score on each response applies now. Safe for concurrent use.</summary>
internal sealed class RiskThresholds
{
    /// <summary>The threshold of a response.</summary>
    public double Of(RiskResponse response) => _none.GetValueOrDefault(response.Name, response.From);

    private readonly Dictionary<string, double> _none = [];
}
