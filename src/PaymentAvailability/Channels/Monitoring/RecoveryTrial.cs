namespace PaymentAvailability;

/// <summary>
/// Decides from the payments after an outage, or in a time of trouble, whether the channel works again: Wald's sequential probability ratio test between the
/// usual failure rate and the one at which a channel counts as down.
/// </summary>
/// <remarks>
/// A. Wald, <i>Sequential Tests of Statistical Hypotheses</i>, 1945: with bounds at ln((1-ε)/ε) either error is at most about ε, and no
/// test with these errors needs fewer payments on average. Not safe for concurrent use.
/// </remarks>
internal struct RecoveryTrial
{
    private readonly double _success;
    private readonly double _failure;
    private readonly double _bound;
    private double _evidence;

    /// <param name="usualFailureRate">The failure rate of the channel when it works.</param>
    /// <param name="downFailureRate">The failure rate of the channel while it does not; larger.</param>
    /// <param name="error">The probability of either error, above 0 and below ½.</param>
    public RecoveryTrial(double usualFailureRate, double downFailureRate, double error)
    {
        // A usual rate close to the other one would make the test endless: it has to be told from half of it at least.
        double down = Math.Clamp(downFailureRate, 0.02, 0.98);
        double usual = Math.Clamp(usualFailureRate, 0.001, down / 2);
        _success = Math.Log((1 - usual) / (1 - down));
        _failure = Math.Log(usual / down);
        _bound = Math.Log((1 - error) / error);
    }

    public int Payments { get; private set; }

    public int Failures { get; private set; }

    public readonly bool IsDecided => Math.Abs(_evidence) >= _bound;

    public readonly bool HasRecovered => _evidence >= _bound;

    /// <summary>The same trial from the beginning.</summary>
    public readonly RecoveryTrial Again() => this with { _evidence = 0, Payments = 0, Failures = 0 };

    /// <summary>Takes in payments in no known order, the failed ones first: a channel is not called recovered too soon.</summary>
    public void Add(int payments, int failures)
    {
        for (int i = 0; i < payments && !IsDecided; i++)
        {
            Add(i < failures);
        }
    }

    public void Add(bool isFailure)
    {
        if (IsDecided)
        {
            return;
        }

        Payments++;
        Failures += isFailure ? 1 : 0;
        _evidence += isFailure ? _failure : _success;
    }
}
