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

    /// <summary>Brings the world into this state; what an earlier situation left behind is undone.</summary>
    public void Arrange(ChannelStatusBoard board, LoanCore core)
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
    }
}
