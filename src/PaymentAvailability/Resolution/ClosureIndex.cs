namespace PaymentAvailability;

/// <summary>
/// The closures of all gates, found by what they are about: a channel, an instrument, or anything else. A thousand closed channels then
/// cost a route no more than one. Reused; for one thread.
/// </summary>
internal sealed class ClosureIndex
{
    // Up to here one list is looked through faster than found by subject, and needs no memory of its own.
    private const int FewClosures = 16;

    // Up to here a list is searched faster than a set is filled.
    private const int FewReasons = 32;

    private readonly List<Closure> _general = [];
    private readonly Dictionary<string, List<Closure>> _ofChannels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<PaymentInstrument, List<Closure>> _ofInstruments = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Reason> _seen = [];
    private bool _closeAll;

    /// <summary>Takes in all closures of a resolution.</summary>
    public void Fill(ReadOnlySpan<Closure> closures)
    {
        foreach (Closure closure in closures)
        {
            _closeAll |= closure.Scope.CoversAll;
            if (closures.Length > FewClosures && closure.Scope.OnlyInstrument is { } instrument)
            {
                AddTo(_ofInstruments, instrument, closure);
            }
            else if (closures.Length > FewClosures && closure.Scope.OnlyChannel is { } channel)
            {
                AddTo(_ofChannels, channel, closure);
            }
            else
            {
                _general.Add(closure);
            }
        }
    }

    public bool Close(PaymentRoute route, PaymentInstrument? instrument) =>
        _closeAll
        || Close(_general, route, instrument)
        || (_ofChannels.Count > 0 && _ofChannels.ContainsKey(route.Channel.Id))
        || (instrument is not null && _ofInstruments.TryGetValue(instrument, out List<Closure>? ofInstrument) && Close(ofInstrument, route, instrument));

    /// <summary>Adds the reasons that close the route with the instrument, each once.</summary>
    public void AddReasons(PaymentRoute route, PaymentInstrument? instrument, List<Reason> reasons)
    {
        AddReasons(_general, route, instrument, reasons);
        if (_ofChannels.Count > 0 && _ofChannels.TryGetValue(route.Channel.Id, out List<Closure>? ofChannel))
        {
            AddReasons(ofChannel, route, instrument, reasons);
        }

        if (instrument is not null && _ofInstruments.TryGetValue(instrument, out List<Closure>? ofInstrument))
        {
            AddReasons(ofInstrument, route, instrument, reasons);
        }
    }

    public void Clear()
    {
        _general.Clear();
        _ofChannels.Clear();
        _ofInstruments.Clear();
        _closeAll = false;
    }

    private static bool Close(List<Closure> closures, PaymentRoute route, PaymentInstrument? instrument)
    {
        foreach (Closure closure in closures)
        {
            if (closure.Scope.Covers(route, instrument))
            {
                return true;
            }
        }

        return false;
    }

    private void AddReasons(List<Closure> closures, PaymentRoute route, PaymentInstrument? instrument, List<Reason> reasons)
    {
        bool areMany = closures.Count > FewReasons;
        if (areMany)
        {
            _seen.Clear();
            _seen.UnionWith(reasons);
        }

        foreach (Closure closure in closures)
        {
            if (closure.Scope.Covers(route, instrument) && (areMany ? _seen.Add(closure.Reason) : !reasons.Contains(closure.Reason)))
            {
                reasons.Add(closure.Reason);
            }
        }
    }

    private static void AddTo<TKey>(Dictionary<TKey, List<Closure>> index, TKey key, Closure closure)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<Closure>? closures))
        {
            index.Add(key, closures = []);
        }

        closures.Add(closure);
    }
}
