namespace PaymentAvailability;

/// <summary>What the store of counters has not taken yet of one hold. Only touched under the lock of <see cref="WaitingChanges"/>, but for the failures.</summary>
internal sealed class WaitingChange(string id, CounterHold? hold)
{
    private long _successesBefore = -1;

    public string Id { get; } = id;

    /// <summary>The hold to add; <see langword="null"/> when it was added.</summary>
    public CounterHold? Hold { get; set; } = hold;

    /// <summary>How to end it; <see langword="null"/> while it has no end.</summary>
    public HoldOutcome? Outcome { get; set; }

    /// <summary>How often the store refused this although it took others in between. A store that is down refuses nothing in particular.</summary>
    public int Refusals { get; private set; }

    /// <summary>The store did not take it.</summary>
    /// <param name="successes">How many others it took until now.</param>
    public void Fail(long successes)
    {
        Refusals += _successesBefore >= 0 && successes > _successesBefore ? 1 : 0;
        _successesBefore = successes;
    }

    public override string ToString() => "change of counters";
}
