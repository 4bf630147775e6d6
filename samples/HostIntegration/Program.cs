using HostIntegration;
using HostIntegration.Lending;
using HostIntegration.Operations;
using HostIntegration.Payments;

bool isDemo = args.Contains("--demo");
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// What this service has anyway.
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<LendingStore>();
builder.Services.AddSingleton<Switchboard>();

// What the library needs: a catalog and the three ports.
builder.Services.AddPaymentAvailability(options => options.Deadline = TimeSpan.FromMilliseconds(500))
    .UseCatalogFile(Path.Combine(AppContext.BaseDirectory, "catalog.json"))
    .AddChannelStatusProvider<SwitchboardStatus>()
    .AddOrderVerifier<BillVerifier>()
    .AddRiskRule<SignInRule>();

builder.Services.AddSingleton<RepaymentOptions>();
builder.Services.AddSingleton<Repayments>();

if (isDemo)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
}

WebApplication app = builder.Build();
app.MapRepayments();

if (!isDemo)
{
    await app.RunAsync();
    return 0;
}

await app.StartAsync();
bool isAsExpected = await Demo.RunAsync(app.Urls.First());
await app.StopAsync();
return isAsExpected ? 0 : 1;
