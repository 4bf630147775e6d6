namespace PaymentAvailability;

/// <summary>Saved risk learning cannot be used; the message says why and what to do.</summary>
internal sealed class LearnedStateException : Exception
{
    public LearnedStateException()
    {
    }

    public LearnedStateException(string message)
        : base(message)
    {
    }

    public LearnedStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
