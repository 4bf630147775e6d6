namespace PaymentAvailability;

/// <summary>A set of changes that is kept. Immutable.</summary>
internal sealed class ChangeVector
{
    private readonly int[] _acts;
    private readonly long _atMost;
    private readonly long _atLeast;
    private readonly long _until;
    private readonly Version? _appVersion;
    private readonly int _client;
    private readonly int _instrument;

    public ChangeVector(in ChangeDraft draft)
    {
        _acts = draft.Acts.ToArray();
        _atMost = draft.AtMost;
        _atLeast = draft.AtLeast;
        _until = draft.Until;
        _appVersion = draft.AppVersion;
        _client = draft.Client;
        _instrument = draft.Instrument;
    }

    public ChangeDraft Changes => new(_acts)
    {
        AtMost = _atMost,
        AtLeast = _atLeast,
        Until = _until,
        AppVersion = _appVersion,
        Client = _client,
        Instrument = _instrument,
    };
}
