using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Puts the easiest remedy first: by who can act, then by how many changes, then by how much each asks.</summary>
internal sealed class RankedRemedies
{
    private readonly List<(Rank Rank, Remedy Remedy)> _remedies;
    private readonly decimal _amount;

    /// <param name="capacity">How many remedies there may be.</param>
    /// <param name="amount">The requested amount.</param>
    public RankedRemedies(int capacity, decimal amount)
    {
        _remedies = new(capacity);
        _amount = amount;
    }

    /// <summary>Adds a remedy.</summary>
    /// <param name="remedy">The remedy.</param>
    /// <param name="order">Its place among remedies that rank the same: that of the first option it opens in the catalog.</param>
    public void Add(Remedy remedy, int order) => _remedies.Add((RankOf(remedy, order), remedy));

    public ImmutableArray<Remedy> Sorted()
    {
        _remedies.Sort(static (one, other) => one.Rank.CompareTo(other.Rank));
        ImmutableArray<Remedy>.Builder sorted = ImmutableArray.CreateBuilder<Remedy>(_remedies.Count);
        foreach ((_, Remedy remedy) in _remedies)
        {
            sorted.Add(remedy);
        }

        return sorted.MoveToImmutable();
    }

    private Rank RankOf(Remedy remedy, int order)
    {
        int cost = 0;
        long until = 0;
        decimal shift = 0;
        foreach (Change change in remedy.Changes)
        {
            cost += CostOf(change.Kind);
            switch (change)
            {
                case WaitChange wait:
                    until = wait.Until.UtcTicks;
                    break;
                case AmountChange amount:
                    shift = Math.Abs(amount.Amount.Amount - _amount);
                    break;
            }
        }

        return new Rank(((int)remedy.Actor * 1_000_000) + (remedy.Changes.Length * 1_000) + cost, until, shift, order);
    }

    // How much a kind asks of whoever does it: a tap, a minute, a trip, somebody else's time.
    private static int CostOf(ChangeKind kind) => kind switch
    {
        ChangeKind.SignIn or ChangeKind.Verify or ChangeKind.ChangeNetwork => 1,
        ChangeKind.CorrectDetails or ChangeKind.SwitchClient or ChangeKind.ReopenOrder or ChangeKind.PayAtLeast => 2,
        ChangeKind.UpdateApp or ChangeKind.InstallApp or ChangeKind.SignAgreement or ChangeKind.PayAtMost => 3,
        ChangeKind.UseInstrument or ChangeKind.UseTrustedDevice or ChangeKind.UseCapableDevice or ChangeKind.Wait or ChangeKind.AwaitResult => 4,
        ChangeKind.Enable or ChangeKind.Review or ChangeKind.RestoreInstrument => 5,
        ChangeKind.RestoreService or ChangeKind.RestoreChannel => 6,
        _ => 7,
    };

    private readonly record struct Rank(int Effort, long Until, decimal Shift, int Order) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            int order = Effort.CompareTo(other.Effort);
            order = order != 0 ? order : Until.CompareTo(other.Until);
            order = order != 0 ? order : Shift.CompareTo(other.Shift);
            return order != 0 ? order : Order.CompareTo(other.Order);
        }
    }
}
