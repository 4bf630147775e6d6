namespace PaymentAvailability;

/// <summary>Saved risk learning cannot be used; the message says why and what to do.</summary>
public sealed class LearnedStateException : Exception
{
    /// <summary>Creates an exception.</summary>
    public LearnedStateException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">Why, and what to do.</param>
    public LearnedStateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What was thrown.</param>
    public LearnedStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
