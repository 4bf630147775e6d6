namespace PaymentAvailability;

/// <summary>
/// By how much counts vary more than independent payments would: the mean of Pearson's chi-square over windows, made robust by limiting
/// what one window may add.
/// </summary>
internal struct Dispersion
{
    // Before anything was seen: the binomial variance, for as much as so many windows.
    private const double FirstWindows = 30;

    // About a week of minutes; older windows count less and less.
    private const double MostWindows = 10_000;

    // Three standard deviations.
    private const double MostOfOneWindow = 9;

    // A window says nothing unless about so many bad outcomes are expected; smaller ones are added up until they do.
    private const double LeastExpected = 1;

    private float _windows;
    private float _sum;
    private float _expected;
    private float _variance;
    private float _seen;

    /// <summary>The estimate, 1 or more: above 1 only where it is significantly so.</summary>
    public readonly double Factor
    {
        get
        {
            double windows = _windows + FirstWindows;
            double estimate = (_sum + FirstWindows) / windows;
            return estimate > 1 + (2 * Math.Sqrt(2 / windows)) ? estimate : 1;
        }
    }

    /// <summary>Takes in one window.</summary>
    /// <param name="payments">Its payments.</param>
    /// <param name="bad">Those with a bad outcome.</param>
    /// <param name="usual">The usual share of bad outcomes.</param>
    public void Learn(int payments, int bad, double usual)
    {
        _expected += (float)(payments * usual);
        _variance += (float)(payments * usual * (1 - usual));
        _seen += bad;
        if (_expected < LeastExpected)
            return;

        double estimate = (_sum + FirstWindows) / (_windows + FirstWindows);
        float difference = _seen - _expected;
        _sum += (float)Math.Min((double)difference * difference / _variance, MostOfOneWindow * estimate);
        _windows++;
        _expected = _variance = _seen = 0;
        if (_windows > MostWindows)
        {
            _sum *= (float)MostWindows / _windows;
            _windows = (float)MostWindows;
        }
    }
}
