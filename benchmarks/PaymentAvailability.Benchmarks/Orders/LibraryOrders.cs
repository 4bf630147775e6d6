using Microsoft.Extensions.DependencyInjection;
using PaymentAvailability.Sql;

namespace PaymentAvailability.Benchmarks;

/// <summary>The library's verifier as a host gets it, over a database.</summary>
internal sealed class LibraryOrders : IOrderContestant
{
    private const string Query = $"SELECT {LoanOrder.Columns} FROM bills WHERE id ";

    private readonly ServiceProvider _host;
    private readonly OrderVerifier _verifier;
    private readonly TimeSpan _deadline;

    private LibraryOrders(Action<PaymentAvailabilityBuilder> addSource, TimeSpan deadline, Action<ProtectionOptions> configure)
    {
        _deadline = deadline;
        var services = new ServiceCollection();
        addSource(services.AddPaymentAvailability(options =>
        {
            options.Deadline = deadline;
            configure(options.Orders.Protection);
        }).UseCatalog(PaymentCatalog.Compile(Checkout.Define("orders"))));
        _host = services.BuildServiceProvider();
        _verifier = _host.GetRequiredService<OrderVerifier>();
    }

    public static LibraryOrders OnPostgreSql(string connectionString, int connections, TimeSpan deadline, Action<ProtectionOptions> configure) => new(
        builder => builder.AddPostgreSqlOrderSource(connectionString, Query + "= ANY(@ids)", source => Configure(source, connections, deadline)),
        deadline,
        configure);

    public static LibraryOrders OnSqlite(string connectionString, int connections, TimeSpan deadline, Action<ProtectionOptions> configure) => new(
        builder => builder.AddSqliteOrderSource(connectionString, Query + "IN (SELECT value FROM json_each(@ids))", source => Configure(source, connections, deadline)),
        deadline,
        configure);

    public ValueTask<IReadOnlyList<string>?> VerifyAsync(OrderQuestion question)
    {
        ValueTask<OrderVerdict> pending = _verifier.VerifyAsync(question.At(TimeProvider.System.GetUtcNow(), _deadline), CancellationToken.None);
        return pending.IsCompletedSuccessfully ? new(CodesOf(pending.Result)) : AwaitAsync(pending);

        static async ValueTask<IReadOnlyList<string>?> AwaitAsync(ValueTask<OrderVerdict> pending) => CodesOf(await pending.ConfigureAwait(false));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void Configure(SqlOrderSourceOptions source, int connections, TimeSpan deadline)
    {
        source.MaximumConnections = connections;
        source.Timeout = deadline;
    }

    private static IReadOnlyList<string>? CodesOf(OrderVerdict verdict) =>
        verdict.IsPayable ? []
        : verdict.Objections.IsEmpty ? null
        : [.. verdict.Objections.Select(objection => objection.Reason.Code.Value).Distinct().Order(StringComparer.Ordinal)];
}
