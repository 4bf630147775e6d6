using AutoLoanRepayment.Screens;
using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Playing;

/// <summary>Draws one moment of the day: the channels, the way payments take, what happened last, and how payers fare.</summary>
internal sealed class DayScreen
{
    private const int StoryLines = 10;

    private static readonly LocalizedText ChannelHead = Words.Say("渠道", "channel");
    private static readonly LocalizedText StateHead = Words.Say("状态", "state");
    private static readonly LocalizedText SinceHead = Words.Say("开始于", "since");
    private static readonly LocalizedText UntilHead = Words.Say("预计至", "until");
    private static readonly LocalizedText CarriedHead = Words.Say("每分钟笔数", "payments a minute");
    private static readonly LocalizedText EvidenceHead = Words.Say("依据", "evidence");
    private static readonly LocalizedText RouteLine = Words.Say("银行卡快捷支付走：{0}", "bank card quick pay goes over: {0}");
    private static readonly LocalizedText NoticeLine = Words.Say("通知：{0} 代替 {1}：{2}", "notice: {0} instead of {1}: {2}");
    private static readonly LocalizedText Score = Words.Say(
        "付款人 {0:N0} · 一次成功 {1:P2} · 换渠道后成功 {2:P2} · 若总走网联 {3:P2}",
        "payers {0:N0} · paid at once {1:P2} · with the backup {2:P2} · always over NetsUnion {3:P2}");

    private readonly Reader _reader;
    private readonly PaymentCatalog _catalog;
    private readonly IReadOnlyList<string> _channels;

    public DayScreen(Reader reader, PaymentCatalog catalog, IReadOnlyList<string> channels)
    {
        _reader = reader;
        _catalog = catalog;
        _channels = channels;
    }

    public IRenderable Draw(DateTimeOffset at, ChannelStatusSnapshot states, PlayedDay day, IReadOnlyList<string> story)
    {
        var lines = new List<IRenderable> { DrawChannels(states, day) };
        if (day.Latest is { } latest)
        {
            lines.Add(new Text(RoutesOf(latest)));
            lines.AddRange(NoticesOf(latest).Select(notice => new Text(notice, new Style(Color.Yellow))));
        }

        lines.Add(new Rule());
        lines.AddRange(story.TakeLast(StoryLines).Select(line => new Text(line)));
        lines.Add(new Rule());
        lines.Add(new Text(ScoreOf(day)));
        return Screen.Frame(Time(at), lines);
    }

    /// <summary>How payers fared so far.</summary>
    public string ScoreOf(PlayedDay day)
    {
        double all = Math.Max(day.Payers, 1);
        return _reader.Read(Score, day.Payers, day.PaidAtOnce / all, (day.PaidAtOnce + day.PaidOverBackup) / all, day.WithoutTheLibrary / all);
    }

    /// <summary>A change of a channel's state, in a line.</summary>
    public string Tell(ChannelStatus status)
    {
        string until = status.ExpectedEnd is { } end ? $" → {Time(end)}" : "";
        string why = status.Evidence is { } evidence ? EvidenceWords.Of(evidence, _reader) : status.SetBy ?? "";
        return $"{NameOf(status)}: {_reader.Read(EvidenceWords.Of(status.State))}{until}{(why.Length > 0 ? $" ({why})" : "")}";
    }

    public string Read(LocalizedText text) => _reader.Read(text);

    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _reader.TimeZone).ToString("HH:mm", _reader.Culture);

    private Table DrawChannels(ChannelStatusSnapshot states, PlayedDay day)
    {
        Table table = new Table().Border(TableBorder.Simple).Expand();
        foreach (LocalizedText head in (LocalizedText[])[ChannelHead, StateHead, SinceHead, UntilHead, CarriedHead, EvidenceHead])
        {
            table.AddColumn(new TableColumn(new Text(_reader.Read(head))) { NoWrap = head != EvidenceHead });
        }

        foreach (string id in _channels)
        {
            AddRow(table, states.Find(id) ?? new ChannelStatus { Channel = id, State = ChannelState.Unknown }, day.CarriedNow.GetValueOrDefault(id));
            foreach (ChannelStatus part in states.FindParts(id))
            {
                AddRow(table, part, null);
            }
        }

        return table;
    }

    private void AddRow(Table table, ChannelStatus status, int? carried) => table.AddRow(
        new Text(NameOf(status)),
        new Text(_reader.Read(EvidenceWords.Of(status.State)), new Style(ColorOf(status.State))),
        new Text(status.Since is { } since ? Time(since) : ""),
        new Text(status.ExpectedEnd is { } end ? Time(end) : ""),
        new Text(carried is { } count ? count.ToString(_reader.Culture) : ""),
        new Text(status.Evidence is { } evidence && status.State != ChannelState.Healthy ? EvidenceWords.Of(evidence, _reader) : status.SetBy ?? ""));

    private string NameOf(ChannelStatus status)
    {
        string channel = NameOf(status.Channel);
        string? part = status.Bank ?? status.Method;
        return part is null ? channel : $"{channel} · {part}";
    }

    private string NameOf(string channel) => _reader.Read(_catalog.Channels.First(known => known.Id == channel).Name);

    private string RoutesOf(AvailabilityResult result)
    {
        PaymentOption? card = result.Options.FirstOrDefault(option => option.Method.Id == "card.quick_pay");
        IEnumerable<string> channels = card?.Routes.Select(route => NameOf(route.Channel.Id)).Distinct() ?? [];
        return _reader.Read(RouteLine, card is null ? "—" : string.Join(" → ", channels));
    }

    private IEnumerable<string> NoticesOf(AvailabilityResult result) => result.Notices
        .Where(notice => notice is { From: not null, To: not null } && _channels.Contains(notice.From.Id))
        .Select(notice => _reader.Read(
            NoticeLine, NameOf(notice.To!.Id), NameOf(notice.From!.Id), ReasonTexts.BuiltIn.Title(notice.Reason.Definition, _reader.Culture)));

    private static Color ColorOf(ChannelState state) => state switch
    {
        ChannelState.Healthy => Color.Green,
        ChannelState.Degraded or ChannelState.Recovering => Color.Yellow,
        ChannelState.Unknown => Color.Grey,
        _ => Color.Red,
    };
}
