namespace PaymentAvailability.Tests;

/// <summary>What a gate may do that it should not.</summary>
public enum Misdeed
{
    ThrowsAtOnce,
    ThrowsLater,
    ThrowsCancellationOfItsOwn,
    ReturnsCancelledTask,
    ReturnsNull,
    ReturnsDefaultTask,
    SaysUnknown,
    NeverAnswers,
    AnswersAfterCancellation,
    ThrowsAfterCancellation,
    BlocksItsThread,
    BlocksInCancellationCallback,
    ThrowsInCancellationCallback,
}

/// <summary>Gates that misbehave until they are released, so that no thread outlives its test.</summary>
internal sealed class HostileGates : IDisposable
{
    private readonly ManualResetEventSlim _released = new();

    public static IReadOnlyList<Misdeed> All { get; } = Enum.GetValues<Misdeed>();

    /// <summary>What a result has to say of a gate that does this.</summary>
    public static UnknownCause CauseOf(Misdeed misdeed) => misdeed switch
    {
        Misdeed.ThrowsAtOnce or Misdeed.ThrowsLater or Misdeed.ThrowsCancellationOfItsOwn or Misdeed.ReturnsCancelledTask => UnknownCause.Failed,
        Misdeed.ReturnsNull or Misdeed.ReturnsDefaultTask => UnknownCause.Invalid,
        Misdeed.SaysUnknown => UnknownCause.Declared,
        _ => UnknownCause.Late,
    };

    public static bool IsLate(Misdeed misdeed) => CauseOf(misdeed) == UnknownCause.Late;

    /// <summary>Whether even a gate that runs on the caller's thread may do this.</summary>
    public static bool MayRunInline(Misdeed misdeed) => misdeed < Misdeed.BlocksItsThread;

    public GateOf Of(Misdeed misdeed, string message = "the gate broke") => new(misdeed switch
    {
        Misdeed.ThrowsAtOnce => (_, _) => throw new InvalidOperationException(message),
        Misdeed.ThrowsLater => (_, _) => ThrowLater(message),
        Misdeed.ThrowsCancellationOfItsOwn => (_, _) => throw new OperationCanceledException(message),
        Misdeed.ReturnsCancelledTask => (_, _) => ValueTask.FromCanceled<GateVerdict>(new CancellationToken(true)),
        Misdeed.ReturnsNull => (_, _) => new ValueTask<GateVerdict>(Task.FromResult<GateVerdict>(null!)),
        Misdeed.ReturnsDefaultTask => (_, _) => default,
        Misdeed.SaysUnknown => (_, _) => new ValueTask<GateVerdict>(GateVerdict.Unknown),
        Misdeed.NeverAnswers => (_, _) => new ValueTask<GateVerdict>(new TaskCompletionSource<GateVerdict>().Task),
        Misdeed.AnswersAfterCancellation => (_, token) => AfterCancellation(answer => answer.TrySetResult(GateVerdict.Open), token),
        Misdeed.ThrowsAfterCancellation => (_, token) => AfterCancellation(answer => answer.TrySetException(new InvalidOperationException(message)), token),
        Misdeed.BlocksItsThread => (_, _) => Block(),
        Misdeed.BlocksInCancellationCallback => (_, token) => AfterCancellation(_ => _released.Wait(CancellationToken.None), token),
        _ => (_, token) => AfterCancellation(_ => throw new InvalidOperationException(message), token),
    });

    public void Release() => _released.Set();

    // Not disposed: a gate that is just waking up may still look at it.
    public void Dispose() => Release();

    private static async ValueTask<GateVerdict> ThrowLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    private static ValueTask<GateVerdict> AfterCancellation(Action<TaskCompletionSource<GateVerdict>> act, CancellationToken token)
    {
        var answer = new TaskCompletionSource<GateVerdict>();
        token.Register(() => act(answer));
        return new ValueTask<GateVerdict>(answer.Task);
    }

    private ValueTask<GateVerdict> Block()
    {
        _released.Wait(CancellationToken.None);
        return new ValueTask<GateVerdict>(GateVerdict.Open);
    }
}
