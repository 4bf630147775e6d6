using PaymentAvailability;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Playing;

/// <summary>Moves the day on minute by minute, and keeps its story.</summary>
internal sealed class Stage
{
    private readonly PlayedDay _day;
    private readonly DayScreen _screen;
    private readonly ChannelMonitor _monitor;
    private readonly ChannelStatusBoard _board;
    private readonly PlayClock _clock;
    private readonly List<string> _story = [];
    private ChannelStatusSnapshot _seen = ChannelStatusSnapshot.Empty;

    public Stage(PlayedDay day, DayScreen screen, ChannelMonitor monitor, ChannelStatusBoard board, PlayClock clock)
    {
        _day = day;
        _screen = screen;
        _monitor = monitor;
        _board = board;
        _clock = clock;
    }

    public DateTimeOffset At => _clock.GetUtcNow();

    public IReadOnlyList<string> Story => _story;

    public IRenderable Draw() => _screen.Draw(At, _monitor.Current, _day, _story);

    /// <summary>Plays one minute; <see langword="false"/> when the day is over.</summary>
    public async Task<bool> NextMinuteAsync()
    {
        if (At >= OutageDay.End)
        {
            return false;
        }

        foreach (OutageDay.Trouble trouble in OutageDay.Troubles.Where(trouble => trouble.From == At))
        {
            Tell($"── {_screen.Read(trouble.Story)}");
        }

        if (OutageDay.Operate(_board, At) is { } deed)
        {
            Tell($"── {_screen.Read(deed)}");
        }

        await _day.PlayMinuteAsync(TellChanges);
        return true;
    }

    // A host follows changes as they come, by an observer or the feed; in virtual time they are looked for, so that every run prints the same.
    private void TellChanges()
    {
        ChannelStatusSnapshot now = _monitor.Current;
        if (ReferenceEquals(now, _seen))
        {
            return;
        }

        foreach (ChannelStatus status in now.Statuses)
        {
            ChannelStatus? before = _seen.Statuses.FirstOrDefault(known => IsSame(known, status));
            if (before?.State != status.State)
            {
                Tell($"   {_screen.Tell(status)}");
            }
        }

        foreach (ChannelStatus gone in _seen.Statuses.Where(known => !now.Statuses.Any(status => IsSame(known, status))))
        {
            Tell($"   {_screen.Tell(new ChannelStatus { Channel = gone.Channel, Bank = gone.Bank, Method = gone.Method, State = ChannelState.Healthy })}");
        }

        _seen = now;
    }

    private static bool IsSame(ChannelStatus left, ChannelStatus right) =>
        (left.Channel, left.Bank, left.Method) == (right.Channel, right.Bank, right.Method);

    private void Tell(string line) => _story.Add($"{_screen.Time(At)} {line}");
}
