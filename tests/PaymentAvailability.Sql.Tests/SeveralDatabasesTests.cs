using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Each port stays on the database that it was put on.</summary>
public sealed class SeveralDatabasesTests(TestDatabases databases)
{
    [Fact]
    public async Task Attempts_stay_on_their_database_when_decisions_are_put_on_another()
    {
        string shared = databases.Create(SqlDialect.Sqlite);
        (IHost first, IHost second) = (await StartAsync(shared), await StartAsync(shared));
        using (first)
        using (second)
        {
            ReportReceipt begun = await BeginAsync(first, "attempt-1");
            ReportReceipt refused = await BeginAsync(second, "attempt-2");

            begun.MayPay.Should().BeTrue();
            refused.MayPay.Should().BeFalse("the instances share the attempts, whatever else each keeps for itself");
            await Task.WhenAll(first.StopAsync(), second.StopAsync());
        }
    }

    private static async Task<ReportReceipt> BeginAsync(IHost host, string attempt) => await host.Services.GetRequiredService<IPaymentReporter>()
        .ReportAsync(PaymentReport.Begun(new PaymentAttempt { OrderId = "order", Id = attempt, Amount = new Money(5m, "CNY") }));

    private async Task<IHost> StartAsync(string shared)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPaymentAvailability()
            .UseCatalog(catalog => catalog.Channel("bank").Method("bank.transfer", method => method.Route("bank")))
            .UseSqlite(shared, options =>
            {
                options.Timeout = TimeSpan.FromSeconds(30);
                options.KeepsDecisions = false;
            })
            .UseSqlite(databases.Create(SqlDialect.Sqlite), options =>
            {
                options.Timeout = TimeSpan.FromSeconds(30);
                options.KeepsAttempts = false;
                options.SharesChannelHealth = false;
            });
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
