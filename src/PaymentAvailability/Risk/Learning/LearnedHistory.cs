using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The latest versions of what was learned, to go back to. Bounded; safe for concurrent use.</summary>
internal sealed class LearnedHistory
{
    private readonly int _most;
    private readonly Lock _access = new();
    private ImmutableList<LearnedVersion> _versions = [];
    private int _last;

    /// <param name="most">How many versions are kept, at least 1.</param>
    public LearnedHistory(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _most = most;
    }

    /// <summary>Those that are kept, the oldest first.</summary>
    public ImmutableList<LearnedVersion> Versions => Volatile.Read(ref _versions);

    /// <summary>Keeps a state; the oldest one makes room for it.</summary>
    public LearnedVersion Keep(LearnedState state, DateTimeOffset now)
    {
        lock (_access)
        {
            var version = new LearnedVersion(++_last, now, state);
            ImmutableList<LearnedVersion> versions = _versions.Add(version);
            Volatile.Write(ref _versions, versions.Count > _most ? versions.RemoveAt(0) : versions);
            return version;
        }
    }

    /// <summary>Goes back to a version; later ones stay, so that one can go on again.</summary>
    /// <param name="number">The version's.</param>
    /// <param name="model">Goes back.</param>
    /// <param name="threshold">Goes back too.</param>
    /// <exception cref="LearnedStateException">It is not kept; nothing has changed.</exception>
    public void RollBack(int number, OnlineModel model, ThresholdControl threshold)
    {
        ImmutableList<LearnedVersion> versions = Versions;
        LearnedVersion version = versions.Find(kept => kept.Number == number)
            ?? throw new LearnedStateException($"version `{number}` is not kept; kept are: {string.Join(", ", versions.Select(kept => kept.Number))}");
        version.State.RestoreTo(model, threshold);
    }
}

/// <summary>A version of what was learned.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="KeptAt">When.</param>
/// <param name="State">What had been learned by then.</param>
internal sealed record LearnedVersion(int Number, DateTimeOffset KeptAt, LearnedState State);
