using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>Options reach the gate they were meant for, or the start says that they do not.</summary>
public sealed class GateNamingTests
{
    [Fact]
    public void Options_for_a_gate_that_is_not_registered_stop_the_start()
    {
        Action start = () => Start(builder => builder.Configure(options => options.Gate("risk.frequnt_rule").WhenUnknown = UnknownPolicy.Open));

        start.Should().Throw<InvalidOperationException>().WithMessage("*`risk.frequnt_rule` names no registered gate*`channel.channel_monitor`*");
    }

    [Fact]
    public void Two_types_of_one_name_stop_the_start()
    {
        Action start = () => Start(builder => builder.AddRiskRule<First.SameName>().AddRiskRule<Second.SameName>());

        start.Should().Throw<InvalidOperationException>().WithMessage("two gates are both named `risk.same_name`*rename one of the types");
    }

    [Fact]
    public void A_gate_keeps_what_its_kind_sets_and_its_own_options_leave_open()
    {
        var options = new PaymentAvailabilityOptions();
        options.Gate("risk").Timeout = TimeSpan.FromMilliseconds(50);
        options.Gate("risk.same_name").WhenUnknown = UnknownPolicy.Open;

        GateOptions found = options.FindGate("risk", "risk.same_name");

        (found.Timeout, found.WhenUnknown).Should().Be((TimeSpan.FromMilliseconds(50), UnknownPolicy.Open));
    }

    [Fact]
    public void A_type_name_with_many_digits_is_a_name_like_others() =>
        ((Action)(() => Start(builder => builder.AddGate<Pacs00800108Check20261122>()))).Should().NotThrow();

    [Fact]
    public void A_port_is_registered_under_its_own_type_as_the_instance_that_is_asked()
    {
        using ServiceProvider provider = Start(builder => builder.AddRiskRule<First.SameName>());

        provider.GetServices<IRiskRule>().Should().ContainSingle().Which.Should().BeSameAs(provider.GetRequiredService<First.SameName>());
    }

    private static ServiceProvider Start(Action<PaymentAvailabilityBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment));
        ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IPaymentAvailabilityResolver>();
        return provider;
    }

    public static class First
    {
        public sealed class SameName : IRiskRule
        {
            public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Allow);
        }
    }

    public static class Second
    {
        public sealed class SameName : IRiskRule
        {
            public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Allow);
        }
    }

    public sealed class Pacs00800108Check20261122 : IPaymentGate
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(GateVerdict.Open);
    }
}
