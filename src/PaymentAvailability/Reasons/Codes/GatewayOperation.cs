namespace PaymentAvailability;

/// <summary>What a gateway was asked when it gave a code. The same code can mean different things in answer to different questions.</summary>
/// <remarks>
/// <b>Accepted is not paid.</b> Where a payment is handed in now and its result comes later, the answer to handing in belongs to
/// <see cref="Submit"/>: UnionPay's <c>respCode</c> of a back-end transaction, Alipay's <c>code</c> of <c>alipay.trade.create</c>. Passed as
/// <see cref="Debit"/>, its <c>00</c> or <c>10000</c> reads as money taken. <see cref="Debit"/> is for the result itself: the code in a
/// notification, or the answer of an interface that takes the money before it answers.
///
/// A code that a query reports <em>about</em> an earlier debit, such as UnionPay's <c>origRespCode</c>, is the code of that debit:
/// give <see cref="Debit"/> for it, and <see cref="Query"/> only for the code of the query itself.
/// </remarks>
public enum GatewayOperation
{
    /// <summary>
    /// To take money, where the code is the result. The default, so that <see cref="Submit"/> has to be said where an answer only
    /// accepts the payment. In configuration: <c>debit</c>.
    /// </summary>
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

    /// <summary>
    /// To hand a payment in that is carried out later. A success only says that it was accepted, and so is unknown, with
    /// <c>order.payment_in_progress</c>, until a notification or a query about the payment says otherwise; all else is as for
    /// <see cref="Debit"/>. In configuration: <c>submit</c>.
    /// </summary>
    Submit,
}
