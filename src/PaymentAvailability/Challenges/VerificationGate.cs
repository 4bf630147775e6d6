namespace PaymentAvailability;

/// <summary>Withholds the ways to verify that the payer tried too often, until their cool-down ends. Closes nothing by itself.</summary>
internal sealed class VerificationGate : IPaymentGate
{
    private readonly IVerificationAttemptStore _store;
    private readonly InMemoryVerificationStore? _memory;
    private readonly SubjectKeys _keys;

    public VerificationGate(IVerificationAttemptStore store, SubjectKeys keys)
    {
        _store = store;
        _memory = store as InMemoryVerificationStore;
        _keys = keys;
    }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (context.Request.PayerId is not { } payer || !Reference.IsValid(payer) || _memory is { MayHaveBlockedAnswers: false })
        {
            return new(GateVerdict.Open);
        }

        ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> pending = _store.FindBlockedAnswersAsync(_keys.TextOf(payer), context.At, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(pending.Result)) : AwaitAsync(pending);
    }

    private static async ValueTask<GateVerdict> AwaitAsync(ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> pending) =>
        VerdictOf(await pending.AsTask().ConfigureAwait(false));

    // No answer at all is for the runner of the gate to tell.
    private static GateVerdict VerdictOf(IReadOnlyDictionary<VerificationMethods, DateTimeOffset>? blocked) =>
        blocked is null ? null!
        : blocked.Count == 0 ? GateVerdict.Open
        : GateVerdict.Open.Withholding(
            [.. blocked.Where(each => WireNames.Verification.IsNamed(each.Key)).OrderBy(each => each.Key).Select(each => new WithheldWay(each.Key, each.Value))]);
}
