namespace PaymentAvailability;

/// <summary>A route with an instrument of the payer, without one, or with another one: what a remedy might open.</summary>
/// <param name="Route">The route.</param>
/// <param name="Instrument">The payer's instrument, if one is at hand.</param>
/// <param name="Place">Its place in the request; <see cref="NoInstrument"/> or <see cref="AnotherInstrument"/>.</param>
/// <param name="Reasons">What stands against it, with every way in which each goes away.</param>
internal readonly record struct Candidate(PaymentRoute Route, PaymentInstrument? Instrument, int Place, LiftableReason[] Reasons)
{
    public const int NoInstrument = -1;

    public const int AnotherInstrument = -2;

    public bool IsAnother => Place == AnotherInstrument;
}
