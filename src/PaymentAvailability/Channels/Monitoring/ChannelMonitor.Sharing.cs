namespace PaymentAvailability;

// What instances tell each other.
public sealed partial class ChannelMonitor
{
    /// <summary>What this instance tells the others.</summary>
    internal ChannelHealthShare ShareAs(string instance, DateTimeOffset now)
    {
        lock (_changing)
        {
            return new ChannelHealthShare
            {
                Instance = instance,
                At = now,
                Counts = [.. _watches.Values.SelectMany(watch => watch.Counts())],
                States = [.. _watches.Values.Select(watch => watch.Whole.ToStatus())],
                Switches = _switches.All,
            };
        }
    }

    /// <summary>Takes in what the others told.</summary>
    internal void Merge(IEnumerable<ChannelHealthShare> shares, DateTimeOffset now)
    {
        lock (_changing)
        {
            // What was set here just now must not be taken for something older.
            _switches.Note(now);
            bool changed = false;
            foreach (ChannelHealthShare share in shares)
            {
                foreach ((ChannelKey key, int payments, int failures) in _merged.Take(share))
                {
                    changed |= WatchOf(key.Channel, now) is { } watch && watch.Merge(key, payments, failures, now)
                        && watch.Review(now, _downShare.MayGoDown) != WatchChanges.None;
                }

                foreach (ChannelStatus status in share.States)
                {
                    changed |= WatchOf(status.Channel, now)?.Adopt(status, now, _downShare.MayGoDown) == true;
                }

                _switches.Merge(share.Switches);
            }

            _merged.Forget(now);
            if (changed)
            {
                Publish(now);
            }
        }

        TellChanges();
    }
}
