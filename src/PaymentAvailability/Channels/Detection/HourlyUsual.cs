using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>
/// What is usual in each hour of the day (UTC): the share of failures, and how many payments come in a window. Older days count less and
/// less. What an hour says about failures is shrunk towards the whole day, as far as hours have shown to be alike. An hour counts for itself
/// from the next day on: else an hour that is new would take the beginning of an outage as its own usual.
/// </summary>
internal struct HourlyUsual
{
    private const int Hours = 24;

    // An hour whose traffic is judged has been seen for so many windows, or half of the windows that an hour has.
    private const float MostWindowsToTrust = 30;

    // An hour counts for itself as much as for the day when it has seen so many payments, until hours have shown to differ more or less.
    private const double FirstLikeness = 2_000;

    private Slots _slots;
    private Slot _thisHour;
    private double _payments;
    private double _failures;
    private double _likeness;
    private long _hour;

    public HourlyUsual(long hour)
    {
        _hour = hour;
        _likeness = FirstLikeness;
    }

    /// <summary>Takes in windows of the current hour.</summary>
    public void Learn(in WindowSums sums)
    {
        _thisHour.Windows += sums.Windows;
        _thisHour.Payments += sums.Payments;
        _thisHour.Failures += sums.Failures;
        _payments += sums.Payments;
        _failures += sums.Failures;
    }

    /// <summary>Goes on to another hour: what was seen in the one that ends joins what was seen in it on earlier days, which counts less from now on.</summary>
    /// <param name="hour">Hours since an epoch.</param>
    /// <param name="kept">How much of what was seen a day ago still counts.</param>
    /// <returns>Whether the hour has changed.</returns>
    public bool MoveTo(long hour, double kept)
    {
        if (hour == _hour)
            return false;

        ref Slot slot = ref _slots[SlotOf(_hour)];
        slot.Windows = (slot.Windows * (float)kept) + _thisHour.Windows;
        slot.Payments = (slot.Payments * (float)kept) + _thisHour.Payments;
        slot.Failures = (slot.Failures * (float)kept) + _thisHour.Failures;
        _thisHour = default;
        _hour = hour;
        SumUp();
        return true;
    }

    /// <summary>Forgets everything: from now on the usual is another.</summary>
    public void Forget()
    {
        _slots = default;
        _thisHour = default;
        _payments = _failures = 0;
        _likeness = FirstLikeness;
    }

    /// <summary>The usual share of failures in this hour, and how uncertain it is (one standard deviation).</summary>
    /// <param name="assumed">What was assumed before anything was seen.</param>
    /// <param name="weight">How many payments the assumption counts for.</param>
    public readonly (double Rate, double Uncertainty) FailureRate(double assumed, double weight)
    {
        double overall = (_failures + (assumed * weight)) / (_payments + weight);
        Slot slot = _slots[SlotOf(_hour)];
        double own = slot.Payments / (slot.Payments + _likeness);
        double rate = (own * slot.Failures / Math.Max(slot.Payments, 1)) + ((1 - own) * overall);

        // Of the part that is the hour's own, and of the rest, which is as certain as the whole day is.
        double seen = 1 / ((own / Math.Max(slot.Payments, 1)) + ((1 - own) / (_payments + weight)));
        return (rate, Math.Sqrt(rate * (1 - rate) / seen));
    }

    /// <summary>How many payments come in a window in this hour, or <see langword="null"/> when it was not seen on an earlier day.</summary>
    /// <param name="windowsAnHour">How many windows an hour has.</param>
    public readonly double? PaymentsPerWindow(double windowsAnHour)
    {
        Slot slot = _slots[SlotOf(_hour)];
        return slot.Windows >= Math.Min(MostWindowsToTrust, windowsAnHour / 2) ? slot.Payments / slot.Windows : null;
    }

    private static int SlotOf(long hour) => (int)(((hour % Hours) + Hours) % Hours);

    private void SumUp()
    {
        _payments = _failures = 0;
        foreach (Slot slot in _slots)
        {
            _payments += slot.Payments;
            _failures += slot.Failures;
        }

        _likeness = Likeness();
    }

    // The weight of the whole day in an hour's estimate: binomial variance over the variance between hours, by moments
    // (J. C. Kleinman, Proportions with extraneous variance, J. Amer. Statist. Assoc. 68, 1973).
    private readonly double Likeness()
    {
        double overall = _payments > 0 ? _failures / _payments : 0;
        double binomial = overall * (1 - overall);
        double excess = 0;
        double payments = 0;
        int hours = 0;
        foreach (Slot slot in _slots)
        {
            if (slot.Payments < 1)
                continue;
            double difference = (slot.Failures / slot.Payments) - overall;
            excess += (slot.Payments * difference * difference) - binomial;
            payments += slot.Payments;
            hours++;
        }

        if (hours < 3 || binomial <= 0)
            return FirstLikeness;

        double between = (excess + binomial) / payments;
        return Math.Clamp(binomial / Math.Max(between, 1e-12), 50, 1e7);
    }

    private struct Slot
    {
        public float Windows;
        public float Payments;
        public float Failures;
    }

    [InlineArray(Hours)]
    private struct Slots
    {
        private Slot _first;
    }
}
