namespace PaymentAvailability;

/// <summary>What a gateway was asked when it gave a code. The same code can mean different things in answer to different questions.</summary>
/// <remarks>
/// A code that a query reports <em>about</em> an earlier debit, such as UnionPay's <c>origRespCode</c>, is the code of that debit:
/// give <see cref="Debit"/> for it, and <see cref="Query"/> only for the code of the query itself.
/// </remarks>
public enum GatewayOperation
{
    /// <summary>To take money. The most careful reading, and so the default. In configuration: <c>debit</c>.</summary>
    Debit,

    /// <summary>
    /// What became of an attempt. Only the answer that there is no such attempt settles it; a query that works, fails or comes too
    /// late leaves it unknown. In configuration: <c>query</c>.
    /// </summary>
    Query,

    /// <summary>To give money back, or to take a debit back; the outcome is that of the refund. In configuration: <c>refund</c>.</summary>
    Refund,

    /// <summary>To sign, change or end an agreement, bind an instrument, or send a code: no money moves. In configuration: <c>sign</c>.</summary>
    Sign,
}
