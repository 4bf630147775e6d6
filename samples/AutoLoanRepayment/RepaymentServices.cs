using AutoLoanRepayment.Lending;
using AutoLoanRepayment.Risk;
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
        services.AddSingleton(new RepaymentAttempts(Borrowers.Attempts));

        services.AddPaymentAvailability(options =>
            {
                options.Deadline = TimeSpan.FromSeconds(2);
                options.Seed = 20261111;
                options.Client.MinimumAppVersion = new Version(6, 0, 0);

                // The clock of the walk-through stands, so what is remembered would never age.
                options.Orders.Protection.FreshFor = TimeSpan.Zero;
                options.Orders.Protection.RememberFor = TimeSpan.Zero;
            })
            .UseCatalogFile(catalogPath)
            .AddOrderSource(_ => core)
            .AddRiskRule<FrequentRepaymentRule>(rule => rule.Execution = GateExecution.Inline)
            .AddGate<PlatformBalanceGate>(gate => gate.Execution = GateExecution.Inline);
        return services;
    }
}
