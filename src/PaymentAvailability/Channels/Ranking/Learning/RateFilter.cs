namespace PaymentAvailability;

/// <summary>What is believed of the success rate of one channel, given every outcome seen, when the rate may jump at any payment.</summary>
/// <remarks>
/// <para>
/// The forward filter of a hidden Markov chain over the rates of <see cref="RateGrid"/>: with each payment anywhere the rate stays with probability
/// 1 − hazard, or is drawn anew. Where a new rate does not depend on the one before, this is R. Adams, D. MacKay, "Bayesian online changepoint
/// detection" (arXiv:0710.3742, 2007) summed over run lengths, in constant time, and drawing from it is J. Mellor, J. Shapiro, "Thompson sampling in
/// switching environments with Bayesian online change detection" (AISTATS 2013). A new rate is one that the channel had before or, as likely, any
/// at all: channels mostly come back as they were. Which rates it had is the average of the belief itself over <see cref="Memory"/> outcomes.
/// </para>
/// <para>
/// Payments that went elsewhere only mix new rates in, which needs no work until the channel is looked at: n of them keep (1 − hazard)^n of the belief.
/// </para>
/// <para>
/// Safe for concurrent use. Writers take a lock. Readers take none: there are two tables, written in turn, and a reader whose table was
/// overtaken while it looked looks again; a writer that is stopped in the middle holds nobody up.
/// </para>
/// </remarks>
internal sealed class RateFilter
{
    /// <summary>Over how many outcomes of the channel what is usual is averaged.</summary>
    public const int Memory = 5_000;

    /// <summary>After how many outcomes a channel's own past weighs as much as knowing nothing did at the start.</summary>
    public const int OutcomesToLearnUsual = 100;

    /// <summary>How likely a new rate is one that the channel had before.</summary>
    public const float ShareOfUsual = 0.5f;

    private const int TriesWithoutLock = 8;

    private static readonly RateTable Nothing = new();

    private readonly RateTable[] _tables = [new(), new()];
    private readonly double _logKeep;
    private readonly Lock _writing = new();
    private int _outcomes = OutcomesToLearnUsual;
    private int _version;

    /// <param name="hazard">How likely the rate changes with one payment, above 0 and below 1.</param>
    public RateFilter(double hazard) => _logKeep = Math.Log(1 - hazard);

    /// <summary>Takes in the outcome of one payment over the channel.</summary>
    /// <param name="isSuccess">Whether the channel did its work.</param>
    /// <param name="seen">How many payments were seen anywhere, this one included.</param>
    public void Record(bool isSuccess, long seen)
    {
        lock (_writing)
        {
            int version = _version;
            RateTable from = _tables[version & 1];
            RateTable to = _tables[(version & 1) ^ 1];
            _outcomes = Math.Min(_outcomes + 1, Memory);
            to.Follow(from, isSuccess ? RateGrid.OfSuccess : RateGrid.OfFailure, KeptAt(seen, from.Seen), 1f / _outcomes);
            to.Seen = Math.Max(seen, from.Seen);
            Volatile.Write(ref _version, version + 1);

            // Whoever reads the older table must be able to see that it is outdated before the next outcome overwrites it.
            Volatile.WriteBarrier();
        }
    }

    /// <summary>Draws a rate as likely as it is believed: W. Thompson, "On the likelihood that one unknown probability exceeds another" (1933).</summary>
    /// <param name="random">The chance of the decision; four numbers are drawn.</param>
    /// <param name="seen">How many payments were seen anywhere.</param>
    /// <returns>A success rate, 0 to 1.</returns>
    /// <remarks>Allocates nothing and takes no lock, unless it was overtaken eight times.</remarks>
    public double Sample(ref DecisionRandom random, long seen)
    {
        var draw = new RateDraw(random.NextDouble(), random.NextDouble(), random.NextDouble());
        int rate = -1;
        for (int i = 0; i < TriesWithoutLock && rate < 0; i++)
        {
            rate = TryFind(draw, seen);
        }

        if (rate < 0)
        {
            lock (_writing)
            {
                rate = TryFind(draw, seen);
            }
        }

        // Within the stretch that the rate stands for, so that two channels are never taken to be exactly as good as each other.
        return RateGrid.Rates[rate] + ((random.NextDouble() - 0.5) * RateGrid.Widths[rate]);
    }

    /// <summary>How likely each rate of <see cref="RateGrid"/> is believed to be; the sum is 1.</summary>
    /// <param name="seen">How many payments were seen anywhere.</param>
    public double[] BeliefAt(long seen)
    {
        lock (_writing)
        {
            RateTable table = _tables[_version & 1];
            return table.Mix(KeptAt(seen, table.Seen));
        }
    }

    // The rate drawn, or a negative number when the table was overwritten meanwhile.
    private int TryFind(in RateDraw draw, long seen)
    {
        int version = Volatile.Read(ref _version);
        RateTable table = _tables[version & 1];
        int rate = draw.OfBelief < KeptAt(seen, table.Seen) ? RateTable.Find(table.Belief, draw.Place)
            : RateTable.Find(draw.OfUsual < ShareOfUsual ? table.Usual : Nothing.Usual, draw.Place);
        Volatile.ReadBarrier();
        return Volatile.Read(ref _version) == version ? rate : -1;
    }

    // Outcomes may be reported out of turn; none of them makes the belief older than it is.
    private double KeptAt(long seen, long since) => seen > since ? Math.Exp((seen - since) * _logKeep) : 1;

    private readonly record struct RateDraw(double OfBelief, double OfUsual, double Place);
}
