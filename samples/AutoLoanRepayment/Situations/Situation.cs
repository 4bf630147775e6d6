using AutoLoanRepayment.Lending;
using PaymentAvailability;

namespace AutoLoanRepayment.Situations;

/// <summary>A repayment, and the state of the world in which somebody tries it.</summary>
internal sealed record Situation
{
    public required LocalizedText Title { get; init; }

    /// <summary>What is going on, for whoever watches the walk-through.</summary>
    public required LocalizedText Story { get; init; }

    public required PaymentRequest Request { get; init; }

    /// <summary>The channels in trouble. All others work.</summary>
    public IReadOnlyList<ChannelStatus> Troubles { get; init; } = [];

    public bool IsLoanCoreStuck { get; init; }

    /// <summary>What happened to attempts to pay just before.</summary>
    public IReadOnlyList<PaymentReport> Reports { get; init; } = [];

    /// <summary>Brings the world into this state; troubles of an earlier situation are undone, reports are not.</summary>
    public async Task ArrangeAsync(ChannelStatusBoard board, LoanCore core, IPaymentReporter reporter)
    {
        foreach (ChannelStatus old in board.Current.Statuses)
        {
            board.Clear(old.Channel);
        }

        foreach (ChannelStatus trouble in Troubles)
        {
            board.Set(trouble);
        }

        core.IsStuck = IsLoanCoreStuck;
        foreach (PaymentReport report in Reports)
        {
            await reporter.ReportAsync(report);
        }
    }
}
