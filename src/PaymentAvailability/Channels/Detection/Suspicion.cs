namespace PaymentAvailability;

/// <summary>What speaks against a channel, or against one part of its traffic.</summary>
[Flags]
internal enum Suspicion
{
    None = 0,

    /// <summary>More payments fail than usual.</summary>
    Failures = 1,

    /// <summary>More answers are slow than usual.</summary>
    Slowness = 2,

    /// <summary>Payments that should come do not.</summary>
    Silence = 4,
}
