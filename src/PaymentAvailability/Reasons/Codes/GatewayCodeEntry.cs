namespace PaymentAvailability;

/// <summary>What one code means in answer to each operation; all results are made in advance.</summary>
internal sealed class GatewayCodeEntry
{
    private readonly GatewayResult?[] _byOperation;

    /// <param name="general">What holds where nothing else is said. It answers no query: what a query returns is not what it was asked
    /// about. Nor does a success answer a submission, which was only accepted.</param>
    /// <param name="specific">What holds for one operation.</param>
    public GatewayCodeEntry(GatewayResult? general, IReadOnlyDictionary<GatewayOperation, GatewayResult> specific)
    {
        InDoubt = (general ?? specific.Values.First()).InDoubt();
        GatewayResult? debit = specific.GetValueOrDefault(GatewayOperation.Debit, general!);
        _byOperation =
        [
            debit,
            specific.GetValueOrDefault(GatewayOperation.Query, general is null ? null! : InDoubt),
            specific.GetValueOrDefault(GatewayOperation.Refund, general!),
            specific.GetValueOrDefault(GatewayOperation.Sign, general!),
            specific.GetValueOrDefault(GatewayOperation.Submit, debit?.Outcome == PaymentOutcome.Succeeded ? debit.InDoubt() : debit!),
        ];
    }

    /// <summary>The same code where something contradicts it.</summary>
    public GatewayResult InDoubt { get; }

    /// <summary>What the code means in answer to the operation; <see langword="null"/> when the list does not say.</summary>
    public GatewayResult? For(GatewayOperation operation) =>
        (uint)operation < (uint)_byOperation.Length ? _byOperation[(int)operation] : InDoubt;
}
