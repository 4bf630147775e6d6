namespace HostIntegration.Lending;

/// <summary>Stands for the database of this service.</summary>
internal sealed class LendingStore
{
    private readonly Dictionary<string, Bill> _bills;
    private readonly Dictionary<string, BoundCard[]> _cards;
    private readonly Dictionary<string, int> _failedSignIns = new() { ["chen"] = 6 };

    public LendingStore(TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _bills = new Bill[]
        {
            new("B-1001", "li", 3_268.50m, now.AddDays(5), IsPaid: false),
            new("B-1002", "li", 3_268.50m, now.AddDays(-25), IsPaid: true),
            new("B-2001", "chen", 1_980.00m, now.AddDays(5), IsPaid: false),
        }.ToDictionary(bill => bill.Number);
        _cards = new()
        {
            ["li"] = [new("tok-1", "CMB", IsCredit: false, "1234"), new("tok-2", "ICBC", IsCredit: true, "9012")],
            ["chen"] = [new("tok-3", "ICBC", IsCredit: false, "5678")],
        };
    }

    public Task<Bill?> FindBillAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(_bills.GetValueOrDefault(number));

    public Task<IReadOnlyList<BoundCard>> FindCardsAsync(string borrower, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BoundCard>>(_cards.GetValueOrDefault(borrower, []));

    public Task<int> CountFailedSignInsAsync(string borrower, CancellationToken cancellationToken) =>
        Task.FromResult(_failedSignIns.GetValueOrDefault(borrower));
}
