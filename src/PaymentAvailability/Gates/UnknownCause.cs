namespace PaymentAvailability;

/// <summary>Why a gate's answer is unknown.</summary>
public enum UnknownCause
{
    /// <summary>The gate said so itself. On the wire: <c>declared</c>.</summary>
    Declared,

    /// <summary>It was too late. On the wire: <c>late</c>.</summary>
    Late,

    /// <summary>It threw. On the wire: <c>failed</c>.</summary>
    Failed,

    /// <summary>It answered something that is no answer. On the wire: <c>invalid</c>.</summary>
    Invalid,

    /// <summary>Too many of its earlier calls are stuck, so it was not asked. On the wire: <c>stuck</c>.</summary>
    Stuck,

    /// <summary>What it depends on has more to do than it can, so it was not asked. On the wire: <c>overloaded</c>.</summary>
    Overloaded,

    /// <summary>It failed or was late so often that it is not asked for a while. On the wire: <c>broken</c>.</summary>
    Broken,
}
