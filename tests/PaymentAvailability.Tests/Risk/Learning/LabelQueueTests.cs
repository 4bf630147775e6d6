using FsCheck;
using FsCheck.Fluent;

namespace PaymentAvailability.Tests;

/// <summary>No label is used before its time, and nothing grows without bounds.</summary>
public sealed class LabelQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly LabelQueue _queue = new(100);
    private readonly OnlineModel _model = new(new OnlineModelOptions());
    private readonly ThresholdControl _threshold = new(new ThresholdControlOptions());

    [Fact]
    public void A_label_used_before_its_time_is_a_leak_and_throws()
    {
        var example = new LabelledExample(Payment("a", Start), isBad: true, Start + Week);
        var learner = new LabelLearner(_model, _threshold);

        FluentActions.Invoking(() => learner.Learn(example, Start + Week - TimeSpan.FromTicks(1)))
            .Should().Throw<InvalidOperationException>().WithMessage("a label of 2026-11-08*was used at 2026-11-07*");
        _model.Labels.Should().Be(0);
        _threshold.Copy().Labels.Should().Be(0);

        learner.Learn(example, Start + Week);
        _model.Labels.Should().Be(1);
        _threshold.Copy().Labels.Should().Be(0, "a bad payment says nothing about good ones");
    }

    [Fact]
    public void Labels_are_given_out_in_the_order_of_their_times_and_not_before()
    {
        foreach (string id in new[] { "a", "b", "c" })
            _queue.Keep(Payment(id, Start));
        _queue.Label("a", isBad: false, Start.AddDays(9), Start);
        _queue.Label("b", isBad: true, Start.AddDays(8), Start);
        _queue.Label("c", isBad: false, Start.AddDays(10), Start);

        _queue.Release(Start.AddDays(7)).Should().BeEmpty();
        Ids(_queue.Release(Start.AddDays(9))).Should().Equal("b", "a");
        Ids(_queue.Release(Start.AddDays(9))).Should().BeEmpty();
        _queue.Labels.Should().Be(1);
        new LabelLearner(_model, _threshold).LearnAll(_queue, Start.AddDays(20)).Should().Be(1);
        _threshold.Copy().Labels.Should().Be(1);
    }

    [Fact]
    public void Whatever_comes_in_whatever_order_nothing_leaks()
    {
        Gen<(int Minute, int Delay, bool IsBad, int Step)> one =
            from minute in Gen.Choose(0, 100)
            from delay in Gen.Choose(0, 100)
            from isBad in Gen.Elements(true, false)
            from step in Gen.Choose(0, 20)
            select (minute, delay, isBad, step);
        Property nothingLeaks = Prop.ForAll(one.ListOf().ToArbitrary(), events =>
        {
            var queue = new LabelQueue(20);
            DateTimeOffset now = Start;
            int number = 0;
            int labels = 0;
            int used = 0;
            foreach ((int minute, int delay, bool isBad, int step) in events)
            {
                string id = $"{number++}";
                queue.Keep(Payment(id, Start.AddMinutes(minute)));
                labels += queue.Label(id, isBad, Start.AddMinutes(minute + delay), now) == LabelAnswer.Accepted ? 1 : 0;
                now = now.AddMinutes(step);
                foreach (LabelledExample example in queue.Release(now))
                {
                    example.IsBad(now);
                    used++;
                }
            }

            return queue.Payments <= 20 && queue.Labels <= 20 && used + queue.Labels == labels;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), nothingLeaks);
    }

    [Fact]
    public void A_good_payment_that_is_charged_back_later_is_one_more_example()
    {
        _queue.Keep(Payment("a", Start));

        _queue.Label("a", isBad: false, Start.AddDays(7), Start).Should().Be(LabelAnswer.Accepted);
        _queue.Label("a", isBad: false, Start.AddDays(8), Start).Should().Be(LabelAnswer.Duplicate, "it says nothing new");
        _queue.Label("a", isBad: true, Start.AddDays(30), Start).Should().Be(LabelAnswer.Accepted);
        _queue.Label("a", isBad: false, Start.AddDays(40), Start).Should().Be(LabelAnswer.Accepted, "won back");
        _queue.Label("a", isBad: true, Start.AddDays(50), Start).Should().Be(LabelAnswer.Duplicate, "labels of one payment are bounded");

        DateTimeOffset later = Start.AddDays(60);
        _queue.Release(later).Select(example => example.IsBad(later)).Should().Equal(false, true, false);
    }

    [Fact]
    public void A_label_older_than_its_payment_is_refused()
    {
        _queue.Keep(Payment("a", Start));

        FluentActions.Invoking(() => _queue.Label("a", isBad: true, Start.AddTicks(-1), Start)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_payment_that_seems_to_be_later_than_now_was_judged_by_a_clock_that_was_put_back()
    {
        _queue.Keep(Payment("a", Start.AddDays(3_650)));

        _queue.Label("a", isBad: true, Start, Start).Should().Be(LabelAnswer.Accepted);
        FluentActions.Invoking(() => _queue.Label("a", isBad: false, Start.AddTicks(-1), Start)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Labels_that_wait_keep_out_no_label_whose_time_has_come()
    {
        _queue.Keep(Payment("far", Start));
        _queue.Label("far", isBad: true, Start + LabelQueue.FurthestAhead + TimeSpan.FromTicks(1), Start).Should().Be(LabelAnswer.NoRoom);
        for (int i = 0; i < 100; i++)
        {
            _queue.Keep(Payment($"{i}", Start));
            _queue.Label($"{i}", isBad: true, Start + LabelQueue.FurthestAhead, Start).Should().Be(LabelAnswer.Accepted);
        }

        _queue.Keep(Payment("late", Start));
        _queue.Keep(Payment("due", Start));

        _queue.Label("late", isBad: true, Start + Week, Start).Should().Be(LabelAnswer.NoRoom);
        _queue.Label("due", isBad: true, Start, Start).Should().Be(LabelAnswer.Accepted);
        Ids(_queue.Release(Start)).Should().Equal("due");
        _queue.Label("late", isBad: true, Start + Week, Start + Week).Should().Be(LabelAnswer.Accepted, "it may be reported again");
    }

    [Fact]
    public void The_payment_kept_longest_makes_room_and_one_that_is_not_kept_has_no_label()
    {
        for (int i = 0; i < 150; i++)
            _queue.Keep(Payment($"{i}", Start)).Should().BeTrue();
        _queue.Keep(Payment("149", Start.AddDays(1))).Should().BeFalse();

        _queue.Payments.Should().Be(100);
        _queue.Dropped.Should().Be(50);
        _queue.Label("49", isBad: true, Start + Week, Start).Should().Be(LabelAnswer.Unknown);
        _queue.Label("50", isBad: true, Start + Week, Start).Should().Be(LabelAnswer.Accepted);
    }

    [Fact]
    public void A_payment_tells_no_log_what_it_is() => Payment("order-4711", Start).ToString().Should().NotContain("4711").And.NotContain("amount");

    private static PendingPayment Payment(string id, DateTimeOffset at) => new(id, [new("amount", 10)], 0.1, new ThresholdDecision(0.5, 1), at);

    private static IEnumerable<string> Ids(IEnumerable<LabelledExample> examples) => examples.Select(example => example.Payment.Id);
}
