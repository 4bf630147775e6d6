namespace PaymentAvailability;

/// <summary>Whether trying again can help, and what must come first.</summary>
public enum RetryAdvice
{
    /// <summary>The same payment in the same way will not become possible.</summary>
    Never,

    /// <summary>Somebody must change something first; waiting alone does not help.</summary>
    AfterAction,

    /// <summary>Waiting is enough; the fact <c>until</c> says how long when it is known.</summary>
    AfterDelay,

    /// <summary>
    /// An earlier attempt has no final result. Learn it first: a new attempt before that could take the money twice.
    /// </summary>
    AfterReconcile,
}
