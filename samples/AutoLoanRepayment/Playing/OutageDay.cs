using AutoLoanRepayment.Screens;
using PaymentAvailability;

namespace AutoLoanRepayment.Playing;

/// <summary>The story of the day: what really happens to the channels, which the library has to find out, and what operators do.</summary>
internal static class OutageDay
{
    /// <summary>Midnight in Shanghai, when the day begins.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 11, 11, 0, 0, 0, TimeSpan.FromHours(8));

    public static readonly DateTimeOffset End = Begin.AddDays(1);

    private const double UsualFailureRate = 0.01;

    public static IReadOnlyList<Trouble> Troubles { get; } =
    [
        new("netsunion", null, At(9, 40), At(10, 15), 0.12, Words.Say("网联开始变差：八笔里有一笔失败", "NetsUnion gets worse: one payment in eight fails")),
        new("netsunion", null, At(10, 15), At(11, 5), 1, Words.Say("网联中断：每一笔都失败", "NetsUnion is out: every payment fails")),
        new("netsunion", "ICBC", At(16, 30), At(17, 20), 1, Words.Say("工商银行经网联的支付失败，其他银行正常", "ICBC's payments over NetsUnion fail, other banks' do not")),
        new("unionpay", null, At(21, 0), At(21, 25), 0.6, Words.Say("银联变差，但大家走的是网联", "UnionPay gets worse, but everybody pays over NetsUnion")),
    ];

    /// <summary>How probable it is that a channel fails a payment of a bank's card.</summary>
    public static double FailureRate(string channel, string bank, DateTimeOffset at) => Troubles
        .Where(trouble => trouble.Channel == channel && (trouble.Bank is null || trouble.Bank == bank) && trouble.From <= at && at < trouble.To)
        .Select(trouble => trouble.FailureRate)
        .DefaultIfEmpty(UsualFailureRate)
        .Max();

    /// <summary>Lets operators do what they do at this minute, and says what.</summary>
    public static LocalizedText? Operate(ChannelStatusBoard board, DateTimeOffset at)
    {
        if (at == At(14, 0))
        {
            board.Switch("unionpay", on: false, by: "ops.settlement_check", expires: At(14, 20));
            return Words.Say("运营人员停用银联二十分钟，以核对清算", "an operator switches UnionPay off for twenty minutes to check the settlement");
        }

        return null;
    }

    /// <summary>How many payments a second come: nearly none at four in the morning, most at four in the afternoon.</summary>
    public static double PaymentsPerSecond(DateTimeOffset at) =>
        0.4 * (1.05 - Math.Cos((at - Begin).TotalHours - 4 is var hours ? hours / 24 * 2 * Math.PI : 0)) / 2;

    private static DateTimeOffset At(int hour, int minute) => Begin.AddHours(hour).AddMinutes(minute);

    /// <summary>What is wrong with a channel, or with one bank over it.</summary>
    public sealed record Trouble(string Channel, string? Bank, DateTimeOffset From, DateTimeOffset To, double FailureRate, LocalizedText Story);
}
