namespace PaymentAvailability;

/// <summary>Tells instruments apart by instance: a payer can have bound two cards that look the same.</summary>
internal static class InstrumentInstances
{
    /// <summary>Whether this very instance is among the instruments.</summary>
    public static bool HasInstance(this PaymentInstrument[] instruments, PaymentInstrument? instrument)
    {
        foreach (PaymentInstrument each in instruments)
        {
            if (ReferenceEquals(each, instrument))
            {
                return true;
            }
        }

        return false;
    }
}
