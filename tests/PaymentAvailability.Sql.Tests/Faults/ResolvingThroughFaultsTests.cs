using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A database that is killed under a running host costs its own gates, and nothing else: no deadline, no payment twice, no restart, no word about anybody.</summary>
public sealed class ResolvingThroughFaultsTests : IAsyncLifetime
{
    private const string Order = "bill-6222021234567890123";
    private const string Payer = "payer-13800138000";
    private const string Phone = "13900139000";

    private readonly HeardLogs _logs = new();
    private PostgresServer? _server;
    private IHost? _host;

    public async ValueTask InitializeAsync()
    {
        _server = PostgresServer.TryStart();
        Assert.SkipWhen(_server is null, TestDatabases.NoPostgreSql);
        _server!.Execute($"CREATE TABLE bills (id text PRIMARY KEY, payer_id text, amount_due numeric, currency text); INSERT INTO bills VALUES ('{Order}', '{Payer}', 5, 'CNY')");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(_logs);
        builder.Services.AddPaymentAvailability(options =>
            {
                options.Deadline = TimeSpan.FromSeconds(1);
                options.Orders.Protection.RememberFor = TimeSpan.Zero;
                options.Orders.Protection.FreshFor = TimeSpan.Zero;
                options.Orders.Protection.Breaker.BreakFor = TimeSpan.FromMilliseconds(500);
                options.Attempts.Protection.Breaker.BreakFor = TimeSpan.FromMilliseconds(500);
            })
            .UseCatalog(catalog => catalog.Channel("bank").Method("bank.transfer", method => method.Route("bank")))
            .UsePostgreSql(_server.ConnectionString())
            .AddPostgreSqlOrderSource(_server.ConnectionString(), "SELECT * FROM bills WHERE id = ANY(@ids)");
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        _server?.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task A_database_that_is_killed_and_restarted_costs_its_own_gates_alone()
    {
        (await UntilKnownAsync()).IsAvailable.Should().BeTrue();
        var reporter = _host!.Services.GetRequiredService<IPaymentReporter>();
        var attempt = new PaymentAttempt { OrderId = Order, Id = "attempt-1", Amount = new Money(5m, "CNY") };
        (await reporter.ReportAsync(PaymentReport.Begun(attempt))).MayPay.Should().BeTrue();

        _server!.Kill();
        AvailabilityResult[] down = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ResolveAsync())).Soon();
        Exception? unreported = await Record.ExceptionAsync(() => reporter.ReportAsync(PaymentReport.Begun(attempt with { Id = "attempt-2" })).AsTask().Soon());

        down.Should().OnlyContain(result => !result.IsAvailable);
        down.SelectMany(result => result.UnknownGates).Select(gate => gate.Gate).Distinct().Should().BeSubsetOf(["attempt", "order.order_verifier"]);
        down.Should().OnlyContain(result => result.PrimaryReason!.Definition.Cause == ReasonCause.Platform);
        unreported.Should().BeOfType<SqlStoreException>();

        _server.Start();
        AvailabilityResult after = await UntilKnownAsync();

        after.PrimaryReason!.Code.Should().Be(OrderReasons.PaymentInProgress.Code, "what was begun before the crash is in doubt after it");
        (await reporter.ReportAsync(PaymentReport.Begun(attempt with { Id = "attempt-2" }))).MayPay.Should().BeFalse();
        (await reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, "ops.li")).Status.Should().Be(AttemptStatus.Failed);
        (await UntilKnownAsync()).IsAvailable.Should().BeTrue();
        string written = string.Join('\n', _logs.Lines.Append(unreported!.ToString()).Concat(down.Select(result => System.Text.Encoding.UTF8.GetString(result.ToJsonUtf8Bytes()))));
        written.Should().NotContain("6222021234567890123").And.NotContain("13800138000").And.NotContain(Phone);
    }

    private Task<AvailabilityResult> ResolveAsync() => _host!.Services.GetRequiredService<IPaymentAvailabilityResolver>().ResolveAsync(new PaymentRequest
    {
        Amount = new Money(5m, "CNY"),
        OrderId = Order,
        PayerId = Payer,
        SubmittedAccounts = [new SubmittedAccount { ReservedPhone = SubmittedValue.Of(Phone) }],
    }).AsTask().Soon();

    // Pooled connections and a breaker remember a crash for a moment.
    private async Task<AvailabilityResult> UntilKnownAsync()
    {
        while (true)
        {
            AvailabilityResult result = await ResolveAsync();
            if (result.UnknownGates.IsEmpty)
            {
                return result;
            }
        }
    }

    private sealed class HeardLogs : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
