using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability.Tests;

/// <summary>Containers as strict as they can be, and ports to put into them.</summary>
internal static class TestHost
{
    public static ServiceProvider Build(this IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    public static IPaymentAvailabilityResolver Resolver(this IServiceProvider provider, string? key = null) =>
        provider.GetRequiredKeyedService<IPaymentAvailabilityResolver>(key);

    public static Task<AvailabilityResult> ResolveAsync(this IServiceProvider provider, PaymentRequest? request = null, string? key = null) =>
        provider.Resolver(key).ResolveAsync(request ?? TestCatalogs.Request).Soon();

    /// <summary>Starts a host with these services, and returns what it complained of.</summary>
    public static async Task<Exception?> StartAsync(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        using IHost host = builder.Build();
        return await Record.ExceptionAsync(async () =>
        {
            await host.StartAsync();
            await host.StopAsync();
        });
    }
}

internal sealed class ClosesOrders : IOrderVerifier
{
    public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken) =>
        new(OrderVerdict.NotPayable(OrderReasons.Expired.WithoutFacts));
}

internal sealed class ClosesForRisk : IRiskRule
{
    public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
        new(RiskVerdict.Close(RiskReasons.TooFrequent.WithoutFacts));
}

internal sealed class DoesNotKnowRisk : IRiskRule
{
    public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Unknown);
}

internal sealed class DoesNotKnowChannels : IChannelStatusProvider
{
    public ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken) => throw new TimeoutException();
}

internal sealed class DoesNotKnowOrders : IOrderVerifier
{
    public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken) => throw new TimeoutException();
}

internal sealed class DoesNotKnow : IPaymentGate
{
    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(GateVerdict.Unknown);
}

internal sealed class ClosesWechat : IPaymentGate
{
    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
        new(GateVerdict.Closed(new Closure(CatalogReasons.MethodDisabled.WithoutFacts, RouteScope.OfMethods("wallet.wechat"))));
}

internal sealed class FixedResolver : IPaymentAvailabilityResolver
{
    public ValueTask<AvailabilityResult> ResolveAsync(PaymentRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
