namespace PaymentAvailability;

/// <summary>
/// When each switch of the board was set or cleared, here or at another instance, so that of two instances the later word counts. Not
/// safe for concurrent use.
/// </summary>
internal sealed class SwitchHistory
{
    private readonly Dictionary<ChannelKey, SharedChannelSwitch> _switches = new(ChannelKey.Comparer);
    private readonly ChannelStatusBoard _board;

    public SwitchHistory(ChannelStatusBoard board) => _board = board;

    public IReadOnlyList<SharedChannelSwitch> All => [.. _switches.Values];

    /// <summary>Notes what the board has become.</summary>
    public void Note(DateTimeOffset now)
    {
        Dictionary<ChannelKey, ChannelStatus> set = _board.Current.Statuses.ToDictionary(ChannelKey.Of, ChannelKey.Comparer);
        foreach (ChannelKey key in set.Keys.Union(_switches.Keys, ChannelKey.Comparer).ToArray())
        {
            ChannelStatus? status = set.GetValueOrDefault(key);
            if (!_switches.TryGetValue(key, out SharedChannelSwitch? known) || known.Status != status)
            {
                // Later than what is known even where the clock of another instance is ahead, or nobody here could ever take it back.
                DateTimeOffset setAt = known?.SetAt >= now ? known.SetAt.AddTicks(1) : now;
                _switches[key] = new SharedChannelSwitch { Channel = key.Channel, Bank = key.Bank, Method = key.Method, SetAt = setAt, Status = status };
            }
        }
    }

    /// <summary>Takes over what another instance knows later.</summary>
    public void Merge(IEnumerable<SharedChannelSwitch> switches)
    {
        foreach (SharedChannelSwitch other in switches)
        {
            var key = new ChannelKey(other.Channel, other.Bank, other.Method);
            if (_switches.TryGetValue(key, out SharedChannelSwitch? known) && known.SetAt >= other.SetAt)
            {
                continue;
            }

            // Noted first, so that the board's own change finds nothing new.
            _switches[key] = other;
            if (other.Status is { } status)
            {
                _board.Set(status);
            }
            else
            {
                _board.Clear(key);
            }
        }
    }
}
