namespace PaymentAvailability;

/// <summary>One way in which a reason goes away.</summary>
/// <param name="Means">By what.</param>
/// <param name="Value">The act's number, the amount in minor units, the moment in UTC ticks, or clients as bits.</param>
/// <param name="Version">The oldest version of the app, for <see cref="LiftMeans.AppVersion"/>.</param>
internal readonly record struct Lift(LiftMeans Means, long Value = 0, Version? Version = null);

/// <summary>By what a reason goes away: something somebody does, or a fact of the payment that is given another value.</summary>
internal enum LiftMeans
{
    /// <summary>Somebody acts; done or not.</summary>
    Act,

    /// <summary>The amount is no larger.</summary>
    AtMost,

    /// <summary>The amount is no smaller.</summary>
    AtLeast,

    /// <summary>The moment is no earlier.</summary>
    Until,

    /// <summary>The client is another.</summary>
    Client,

    /// <summary>The app is no older.</summary>
    AppVersion,
}

/// <summary>A reason and every way in which it goes away; with no way it stays.</summary>
internal sealed class LiftableReason
{
    public required Reason Reason { get; init; }

    /// <summary>Any one of these is enough.</summary>
    public required Lift[] Ways { get; init; }

    /// <summary>Equal for reasons that go away in the same ways.</summary>
    public required int WaysNumber { get; init; }

    /// <summary>When it passes by itself, in UTC ticks, or <see cref="long.MaxValue"/>.</summary>
    public required long Until { get; init; }

    /// <summary>Whether it speaks of the payer's instrument, so that it does not close another one.</summary>
    public bool IsAboutInstrument => Reason.Definition.LiftedBy is ChangeKind.UseInstrument or ChangeKind.RestoreInstrument;
}
