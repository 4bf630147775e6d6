namespace PaymentAvailability;

/// <summary>Puts the easiest remedy first: by who can act, then by how many changes, then by how much each asks.</summary>
internal sealed class RemedyRanking : IComparer<Remedy>
{
    private readonly decimal _amount;

    private RemedyRanking(decimal amount) => _amount = amount;

    public static RemedyRanking For(PaymentRequest request) => new(request.Amount.Amount);

    public int Compare(Remedy? x, Remedy? y)
    {
        int order = x!.Actor.CompareTo(y!.Actor);
        order = order != 0 ? order : x.Changes.Length.CompareTo(y.Changes.Length);
        order = order != 0 ? order : CostOf(x).CompareTo(CostOf(y));
        order = order != 0 ? order : Nullable.Compare(x.OpensAt, y.OpensAt);
        order = order != 0 ? order : ShiftOf(x).CompareTo(ShiftOf(y));
        order = order != 0 ? order : x.Opens[0].Method.Index.CompareTo(y.Opens[0].Method.Index);
        return order != 0 ? order : StringComparer.Ordinal.Compare(x.ToString(), y.ToString());
    }

    private static int CostOf(Remedy remedy)
    {
        int cost = 0;
        foreach (Change change in remedy.Changes)
        {
            cost += CostOf(change.Kind);
        }

        return cost;
    }

    // How much a kind asks of whoever does it: a tap, a minute, a trip, somebody else's time.
    private static int CostOf(ChangeKind kind) => kind switch
    {
        ChangeKind.SignIn or ChangeKind.Verify or ChangeKind.ChangeNetwork => 1,
        ChangeKind.CorrectDetails or ChangeKind.SwitchClient or ChangeKind.ReopenOrder or ChangeKind.PayAtLeast => 2,
        ChangeKind.UpdateApp or ChangeKind.InstallApp or ChangeKind.SignAgreement or ChangeKind.PayAtMost => 3,
        ChangeKind.UseInstrument or ChangeKind.UseTrustedDevice or ChangeKind.Wait or ChangeKind.AwaitResult => 4,
        ChangeKind.Enable or ChangeKind.Review or ChangeKind.RestoreInstrument => 5,
        ChangeKind.RestoreService or ChangeKind.RestoreChannel => 6,
        _ => 7,
    };

    private decimal ShiftOf(Remedy remedy) => remedy.Find<AmountChange>() is { } change ? Math.Abs(change.Amount.Amount - _amount) : 0;
}
