namespace PaymentAvailability;

/// <summary>What differs between the documents that are read by the same rules.</summary>
internal sealed record InputDialect
{
    /// <summary>A catalog as JSON: nothing in it is personal, and a null is a mistake, since leaving a term out accepts more.</summary>
    public static readonly InputDialect Catalog = new();

    /// <summary>A catalog as configuration, where an empty object or list is kept as null or as an empty text.</summary>
    public static readonly InputDialect Configuration = new() { BlankIsEmpty = true };

    /// <summary>A payment request: much of it is personal, and null is how many hosts write a fact that they do not know.</summary>
    public static readonly InputDialect Request = new() { IsPersonal = true, NullIsAbsent = true };

    /// <summary>Whether faults must not print what they found, except short tokens where the place cannot be personal.</summary>
    public bool IsPersonal { get; private init; }

    /// <summary>Whether a property that is null counts as not written.</summary>
    public bool NullIsAbsent { get; private init; }

    /// <summary>Whether null and the empty text stand for an empty object or list.</summary>
    public bool BlankIsEmpty { get; private init; }
}
