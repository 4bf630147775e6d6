namespace PaymentAvailability;

/// <summary>Looks at a catalog file at intervals.</summary>
internal sealed class CatalogFileWatcher : IDisposable
{
    /// <summary>
    /// A file written so shortly before it was read may be written again with the same time and length, as clocks of file systems are
    /// coarse (2 seconds on FAT); it is read again until it is older. Git calls such files racily clean.
    /// </summary>
    private static readonly TimeSpan ClockGrain = TimeSpan.FromSeconds(2);

    /// <summary>How long the same length and time are taken to mean the same content: tools that copy can keep both.</summary>
    private static readonly TimeSpan LongestTrust = TimeSpan.FromMinutes(1);

    private readonly CatalogFile _file;
    private readonly CatalogChanges _changes;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private (long Length, DateTime Written)? _stamp;
    private DateTimeOffset _readAt;
    private volatile bool _isEnded;

    public CatalogFileWatcher(CatalogFile file, CatalogChanges changes, TimeSpan interval, TimeProvider time)
    {
        _file = file;
        _changes = changes;
        _interval = interval;
        _time = time;

        // It fires once and is set again when the look is over, so that looks never overlap.
        _timer = time.CreateTimer(static watcher => ((CatalogFileWatcher)watcher!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _isEnded = true;
        _timer.Dispose();
    }

    private void Look()
    {
        if (_isEnded)
        {
            return;
        }

        try
        {
            LookAtFile();
        }
        catch (CatalogException fault)
        {
            _stamp = null;
            _changes.SeeUnreadable(fault);
        }
        catch (Exception failure)
        {
            // Whatever else a drive or a runtime comes up with: let go from a timer, it would end the process.
            _stamp = null;
            _changes.SeeUnreadable(_file.Unexpected(failure));
        }
        finally
        {
            if (!_isEnded)
            {
                _timer.Change(_interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void LookAtFile()
    {
        using FileStream file = _file.Open();
        (long Length, DateTime Written) stamp = CatalogFile.StampOf(file);
        DateTimeOffset now = _time.GetUtcNow();
        if (stamp == _stamp && now - _readAt < LongestTrust)
        {
            _changes.SeeAgain();
            return;
        }

        CatalogDocument document = _file.Read(file);
        _stamp = now.UtcDateTime - stamp.Written > ClockGrain ? stamp : null;
        _readAt = now;
        _changes.See(document);
    }
}
