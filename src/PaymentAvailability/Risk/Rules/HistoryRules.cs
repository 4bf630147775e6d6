namespace PaymentAvailability;

/// <summary>
/// An amount unlike what the payer usually pays: how many deviations it is above the median of the payer's own payments, by the median absolute
/// deviation (the modified z-score of Iglewicz and Hoaglin, 1993, on logarithms of amounts). With too few payments of the payer, those of
/// the same merchant and product are the measure.
/// </summary>
public sealed class UnusualAmountRule
{
    /// <summary>From how many deviations on it is suspicious. Above 0, default 3.5, as Iglewicz and Hoaglin advise.</summary>
    public double From { get; set; } = 3.5;

    /// <summary>From how many on the score is 1. Default 10.</summary>
    public double To { get; set; } = 10;

    /// <summary>How many payments of the payer are enough to compare with. 3 to 32, default 5.</summary>
    public int MinimumPayments { get; set; } = 5;

    /// <summary>How many payments of the peers are enough. 20 to 1,000, default 30. With fewer, the rule says nothing.</summary>
    public int MinimumPeerPayments { get; set; } = 30;
}

/// <summary>A device that the payer has not paid with.</summary>
public sealed class NewDeviceRule
{
    /// <summary>The score. Above 0 to 1, default 0.5.</summary>
    public double Score { get; set; } = 0.5;
}

/// <summary>A place that the payer has not paid from.</summary>
public sealed class NewPlaceRule
{
    /// <summary>From how far on, in kilometres from the nearest place of a payment before, it is suspicious. Above 0, default 100.</summary>
    public double From { get; set; } = 100;

    /// <summary>From how far on the score is <see cref="Score"/>; evenly more from <see cref="From"/> on. Default 500.</summary>
    public double To { get; set; } = 500;

    /// <summary>The most that the score becomes. Above 0 to 1, default 0.4: people travel.</summary>
    public double Score { get; set; } = 0.4;
}

/// <summary>A place that the payer cannot have got to since the last payment.</summary>
public sealed class ImpossibleTravelRule
{
    /// <summary>From which speed on, in kilometres an hour, it is suspicious. Above 0, default 500.</summary>
    public double From { get; set; } = 500;

    /// <summary>From which speed on the score is 1. Default 1,000, faster than airliners.</summary>
    public double To { get; set; } = 1_000;

    /// <summary>Ways shorter than this, in kilometres, say nothing: places by network address are that coarse. 0 or more, default 100.</summary>
    public double MinimumDistance { get; set; } = 100;
}

/// <summary>Several attempts in a row that were declined, as when cards are tried out.</summary>
public sealed class DeclinesInARowRule
{
    /// <summary>From how many on it is suspicious. Default 3.</summary>
    public double From { get; set; } = 3;

    /// <summary>From how many on the score is 1. Default 6.</summary>
    public double To { get; set; } = 6;

    /// <summary>After how long without a decline they are forgotten. 1 minute to 400 days, default 1 day.</summary>
    public TimeSpan ForgottenAfter { get; set; } = TimeSpan.FromDays(1);
}

/// <summary>A first payment of the payer to an account.</summary>
public sealed class NewPayeeRule
{
    /// <summary>The score. Above 0 to 1, default 0.3.</summary>
    public double Score { get; set; } = 0.3;

    /// <summary>From which amount on, in the currency's main unit. Default 0: from any.</summary>
    public decimal MinimumAmount { get; set; }
}

/// <summary>A large amount at night.</summary>
public sealed class NightAmountRule
{
    /// <summary>The score. Above 0 to 1, default 0.4.</summary>
    public double Score { get; set; } = 0.4;

    /// <summary>From which amount on, in the currency's main unit. Above 0, default 10,000.</summary>
    public decimal MinimumAmount { get; set; } = 10_000;

    /// <summary>When the night begins. Default 23:00.</summary>
    public TimeOnly From { get; set; } = new(23, 0);

    /// <summary>When it ends. Default 05:00.</summary>
    public TimeOnly Until { get; set; } = new(5, 0);

    /// <summary>On whose clock, by a name of the tz database. Default <c>Asia/Shanghai</c>.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";
}

/// <summary>A device that cannot be trusted, as <see cref="ClientContext.Device"/> says.</summary>
public sealed class DeviceIntegrityRule
{
    /// <summary>The score of a rooted device. 0 to 1, default 0.3.</summary>
    public double Rooted { get; set; } = 0.3;

    /// <summary>The score of an infected device. 0 to 1, default 0.9.</summary>
    public double Infected { get; set; } = 0.9;
}
