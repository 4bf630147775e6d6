namespace PaymentAvailability.Benchmarks;

/// <summary>What is known of a real card payment when it is asked for: how much, how often, how many together, at what hour, and old chargebacks.</summary>
internal sealed class ChargebackFeatures
{
    /// <summary>How many features a payment has when its device is known.</summary>
    public const int Count = 55;

    private static readonly (string Name, TimeSpan Length)[] Windows = [("1h", TimeSpan.FromHours(1)), ("1d", TimeSpan.FromDays(1)), ("7d", TimeSpan.FromDays(7))];

    private static readonly (string Name, Func<CardPayment, string> Of)[] Keys =
        [("user", payment => payment.User), ("card", payment => payment.Card), ("device", payment => payment.Device), ("merchant", payment => payment.Merchant)];

    private readonly Dictionary<(string Kind, string Key), KeyHistory> _histories = [];
    private readonly TimeSpan _delay;

    /// <param name="delay">How long a label takes.</param>
    public ChargebackFeatures(TimeSpan delay) => _delay = delay;

    /// <summary>Takes in the next payment.</summary>
    /// <returns>What is known about it at that moment.</returns>
    public RiskFeature[] Take(CardPayment payment)
    {
        var features = new List<RiskFeature>
        {
            new("amount", payment.Amount),
            new("hour", (payment.At.Hour + 18) % 24),
            new("device.known", payment.Device.Length > 0 ? 1 : 0),
        };
        foreach ((string kind, Func<CardPayment, string> of) in Keys)
        {
            if (of(payment).Length > 0)
                Add(features, kind, of(payment), payment);
        }

        return [.. features];
    }

    private void Add(List<RiskFeature> features, string kind, string key, CardPayment payment)
    {
        if (!_histories.TryGetValue((kind, key), out KeyHistory? history))
            _histories.Add((kind, key), history = new KeyHistory());
        features.Add(new RiskFeature($"{kind}.idle.hours", history.Last is { } last ? (payment.At - last).TotalHours : double.NaN));
        DateTime known = payment.At - _delay;
        features.Add(new RiskFeature($"{kind}.chargebacks", history.Until(known).Count(old => old.IsChargedBack)));
        features.Add(new RiskFeature($"{kind}.good", history.Until(known).Count(old => !old.IsChargedBack)));
        history.Add(payment);
        foreach ((string name, TimeSpan length) in Windows)
        {
            DateTime since = payment.At - length;
            features.Add(new RiskFeature($"{kind}.payments.{name}", history.Count(since)));
            features.Add(new RiskFeature($"{kind}.amount.{name}", history.Amount(since)));
        }

        DateTime week = payment.At - Windows[^1].Length;
        features.Add(new RiskFeature($"{kind}.amount.of.mean", payment.Amount * history.Count(week) / history.Amount(week)));
        foreach ((string other, Func<CardPayment, string> of) in Keys)
        {
            if (other != kind)
                features.Add(new RiskFeature($"{kind}.{other}s.7d", history.Others(week, of)));
        }
    }
}
