using System.Runtime.InteropServices;

namespace PaymentAvailability.Benchmarks;

/// <summary>What is written first: a dictionary of windows with twelve segments each, behind one lock.</summary>
internal sealed class DictionaryOfWindows : VelocityContestant
{
    private static readonly long SegmentTicks = VelocityQuestions.Window.Ticks / PlainWindow.Segments;

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, PlainWindow> _windows = [];

    public DictionaryOfWindows(VelocityQuestions questions)
        : base("dictionary", questions) => Fill();

    protected override long AnswerTurn(ReadOnlySpan<ulong> payers, long utcTicks, long ticksBetween)
    {
        long sum = 0;
        foreach (ulong payer in payers)
        {
            lock (_gate)
            {
                ref PlainWindow? window = ref CollectionsMarshal.GetValueRefOrAddDefault(_windows, payer, out _);
                window ??= new PlainWindow();
                sum += window.AddAndRead(utcTicks / SegmentTicks, VelocityQuestions.Amount).Count;
            }

            utcTicks += ticksBetween;
        }

        return sum;
    }

    private sealed class PlainWindow
    {
        public const int Segments = 12;

        private readonly (long Count, long Amount)[] _segments = new (long Count, long Amount)[Segments];
        private long _newest;

        public (long Count, long Amount) AddAndRead(long segment, long amount)
        {
            for (long passed = Math.Max(_newest + 1, segment - Segments + 1); passed <= segment; passed++)
                _segments[passed % Segments] = default;

            _newest = Math.Max(_newest, segment);
            ref (long Count, long Amount) running = ref _segments[_newest % Segments];
            running = (running.Count + 1, running.Amount + amount);
            (long Count, long Amount) sum = default;
            foreach ((long count, long each) in _segments)
                sum = (sum.Count + count, sum.Amount + each);
            return sum;
        }
    }
}
