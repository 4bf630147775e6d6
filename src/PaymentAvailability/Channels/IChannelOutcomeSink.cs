namespace PaymentAvailability;

/// <summary>Takes in what came of payments. Safe for concurrent use; quick, and never throws.</summary>
internal interface IChannelOutcomeSink
{
    void Record(in ChannelOutcome outcome);
}
