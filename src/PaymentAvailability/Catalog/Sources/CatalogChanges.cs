using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>
/// Which states of a source one watch has dealt with: what is loaded, what was found faulty, and what was told of it. A state is
/// known by the hash of its content, so that touching a file or reloading unrelated configuration changes nothing.
/// </summary>
/// <remarks>Safe for concurrent use: one state is dealt with at a time.</remarks>
internal sealed class CatalogChanges
{
    private readonly Lock _dealing = new();
    private readonly bool _doubtsFirst;
    private readonly CatalogWatch _watch;
    private string? _loaded;
    private string? _told;
    private (string State, CatalogException Fault)? _doubtful;

    /// <param name="loaded">The state in use when the watch begins, if there is one.</param>
    /// <param name="doubtsFirst">Whether a fault is told only when it is still there the next time.</param>
    /// <param name="watch">Who is told.</param>
    public CatalogChanges(string? loaded, bool doubtsFirst, in CatalogWatch watch)
    {
        _loaded = loaded;
        _doubtsFirst = doubtsFirst;
        _watch = watch;
    }

    public static string StateOf(in CatalogDocument document) => Convert.ToHexString(SHA256.HashData(document.Json.Span));

    /// <summary>Deals with what the source says now.</summary>
    public void See(in CatalogDocument document)
    {
        lock (_dealing)
        {
            string state = StateOf(document);
            if (IsDealtWith(state))
            {
                return;
            }

            try
            {
                PaymentCatalog catalog = document.Load();
                _loaded = state;
                Forget();
                _watch.Change(catalog);
            }
            catch (CatalogException fault)
            {
                DoubtOrTell(state, fault);
            }
        }
    }

    /// <summary>Deals with a source that cannot be read.</summary>
    public void SeeUnreadable(CatalogException fault)
    {
        lock (_dealing)
        {
            if (!IsDealtWith(fault.Message))
            {
                DoubtOrTell(fault.Message, fault);
            }
        }
    }

    /// <summary>Deals with what was seen the last time and is still so.</summary>
    public void SeeAgain()
    {
        lock (_dealing)
        {
            if (_doubtful is { } doubtful)
            {
                Tell(doubtful.State, doubtful.Fault);
            }
        }
    }

    private bool IsDealtWith(string state)
    {
        if (state == _loaded)
        {
            Forget();
            return true;
        }

        if (_doubtful is { } doubtful && doubtful.State == state)
        {
            Tell(state, doubtful.Fault);
            return true;
        }

        return state == _told;
    }

    private void DoubtOrTell(string state, CatalogException fault)
    {
        if (_doubtsFirst)
        {
            _doubtful = (state, fault);
        }
        else
        {
            Tell(state, fault);
        }
    }

    private void Tell(string state, CatalogException fault)
    {
        Forget();
        _told = state;
        _watch.Fail(fault);
    }

    private void Forget()
    {
        _told = null;
        _doubtful = null;
    }
}
