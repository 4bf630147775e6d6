using AutoLoanRepayment.Lending;
using AutoLoanRepayment.Situations;
using Microsoft.Extensions.DependencyInjection;
using PaymentAvailability;

namespace AutoLoanRepayment;

/// <summary>Puts the repayment service together: what a real one would have anyway, and the library.</summary>
internal static class RepaymentServices
{
    public static IServiceCollection AddRepayments(this IServiceCollection services, string catalogPath, TimeProvider clock)
    {
        services.AddSingleton(clock);
        var core = new LoanCore(Borrowers.Orders);
        services.AddSingleton(core);
        services.AddSingleton(new PlatformBalances(Borrowers.Balances));

        services.AddPaymentAvailability(options =>
            {
                options.Deadline = TimeSpan.FromSeconds(2);
                options.Seed = 20261111;
                options.Client.MinimumAppVersion = new Version(6, 0, 0);

                // The clock of the walk-through stands, so what is remembered would never age.
                options.Orders.Protection.FreshFor = TimeSpan.Zero;
                options.Orders.Protection.RememberFor = TimeSpan.Zero;
                SetRisk(options.Risk);
            })
            .UseCatalogFile(catalogPath)
            .AddOrderSource(_ => core)
            .AddGate<PlatformBalanceGate>(gate => gate.Execution = GateExecution.Inline);
        return services;
    }

    /// <summary>Asks for a face where something is unusual, and closes only for who tries again and again.</summary>
    private static void SetRisk(RiskOptions risk)
    {
        risk.Velocity.Add(new VelocityRule { Name = "payer_attempts", Window = TimeSpan.FromMinutes(10), From = 2, To = 5 });
        risk.UnusualAmount = new UnusualAmountRule();
        risk.NewDevice = new NewDeviceRule();
        risk.Responses.Add(new RiskResponse { Name = "verify", From = 0.3, AnyOf = VerificationMethods.Face });
        risk.Responses.Add(new RiskResponse { Name = "close", From = 1, Action = RiskAction.Close, Rules = { "velocity.payer_attempts" } });
    }
}
