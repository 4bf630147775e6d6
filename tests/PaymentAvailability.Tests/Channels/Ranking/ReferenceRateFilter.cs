namespace PaymentAvailability.Tests;

/// <summary>
/// The same belief the long way round: in doubles, one rate at a time, with a whole matrix of how rates follow each other applied at every payment
/// anywhere, and normalised every time.
/// </summary>
internal sealed class ReferenceRateFilter
{
    private readonly double[] _rates = [.. RateGrid.Rates.ToArray().Select(rate => (double)rate)];
    private readonly double[] _any = [.. RateGrid.Widths.ToArray().Select(width => (double)width)];
    private readonly double _hazard;
    private double[] _believedAtLastOutcome;
    private int _outcomes = RateFilter.OutcomesToLearnUsual;

    public ReferenceRateFilter(double hazard)
    {
        _hazard = hazard;
        Usual = _any;
        Belief = _any;
        _believedAtLastOutcome = _any;
    }

    public double[] Usual { get; private set; }

    public double[] Belief { get; private set; }

    /// <summary>A payment went over another channel.</summary>
    public void Elsewhere() => Belief = Step(Belief);

    /// <summary>A payment went over this channel. What is usual counts for the whole stretch since the last one.</summary>
    public void Record(bool isSuccess, int elsewhereBefore)
    {
        _outcomes = Math.Min(_outcomes + 1, RateFilter.Memory);
        Usual = [.. Usual.Select((usual, i) => usual + ((_believedAtLastOutcome[i] - usual) / _outcomes))];
        double[] belief = _believedAtLastOutcome;
        for (int i = 0; i <= elsewhereBefore; i++)
            belief = Step(belief);
        belief = [.. belief.Select((chance, i) => chance * (isSuccess ? _rates[i] : 1 - _rates[i]))];
        Belief = _believedAtLastOutcome = [.. belief.Select(chance => chance / belief.Sum())];
    }

    private double[] Step(double[] belief)
    {
        var next = new double[belief.Length];
        for (int from = 0; from < belief.Length; from++)
        {
            for (int to = 0; to < belief.Length; to++)
                next[to] += belief[from] * (((from == to ? 1 : 0) * (1 - _hazard)) + (_hazard * ((0.5 * Usual[to]) + (0.5 * _any[to]))));
        }

        return next;
    }
}
