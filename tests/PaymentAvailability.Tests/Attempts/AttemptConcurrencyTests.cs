namespace PaymentAvailability.Tests;

/// <summary>Whatever happens at once: one attempt holds an order, and no hold is lost.</summary>
public sealed class AttemptConcurrencyTests
{
    private const int Threads = 8;

    [Fact]
    public void Of_many_that_begin_at_once_exactly_one_may_pay()
    {
        var reporter = new TestReporter();
        for (int round = 0; round < 300; round++)
        {
            string order = $"order {round}";
            int winners = 0;
            AtOnce(thread =>
            {
                if (reporter.Begin(order, $"{order}, attempt {thread}").MayPay)
                    Interlocked.Increment(ref winners);
            });

            winners.Should().Be(1, order);
            reporter.Progress(order).Should().Be(OrderProgress.InProgress);
        }
    }

    [Fact]
    public void Of_one_beginning_reported_many_times_at_once_exactly_one_may_pay()
    {
        var reporter = new TestReporter();
        for (int round = 0; round < 300; round++)
        {
            string order = $"order {round}";
            var results = new ReportResult[Threads];
            AtOnce(thread => results[thread] = reporter.Begin(order, "attempt " + order).Result);

            results.Count(result => result == ReportResult.Accepted).Should().Be(1);
            results.Count(result => result == ReportResult.Duplicate).Should().Be(Threads - 1);
        }
    }

    [Fact]
    public void No_two_attempts_hold_an_order_while_all_begin_and_settle()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 100, MaximumSucceeded = 100 });
        int[] holders = new int[3];
        int overlaps = 0;
        int wins = 0;
        AtOnce(thread =>
        {
            for (int i = 0; i < 3_000; i++)
            {
                int order = (thread + i) % holders.Length;
                string id = $"{thread}/{i}";
                if (!reporter.Begin($"order {order}", id).MayPay)
                    continue;

                Interlocked.Increment(ref wins);
                if (Interlocked.Increment(ref holders[order]) != 1 || reporter.Progress($"order {order}") != OrderProgress.InProgress)
                    Interlocked.Increment(ref overlaps);
                Interlocked.Decrement(ref holders[order]);
                reporter.Report($"order {order}", id, i % 2 == 0 ? PaymentOutcome.Declined : PaymentOutcome.Failed);
            }
        });

        overlaps.Should().Be(0);
        wins.Should().BeGreaterThan(1_000);
        reporter.Memory.OpenCount.Should().Be(0);
        reporter.Memory.KnownCount.Should().BeLessThanOrEqualTo(100);
    }

    [Fact]
    public void Contradictory_results_at_once_end_in_success_and_exactly_one_report_settles()
    {
        var reporter = new TestReporter();
        for (int round = 0; round < 300; round++)
        {
            string order = $"order {round}";
            reporter.Begin(order, order);
            var results = new ReportResult[Threads];
            AtOnce(thread => results[thread] = reporter.Report(order, order, thread % 2 == 0 ? PaymentOutcome.Succeeded : PaymentOutcome.Declined).Result);

            results.Count(result => result == ReportResult.Accepted).Should().Be(1);
            reporter.Progress(order).Should().Be(OrderProgress.Paid, "money once taken stays taken");
            reporter.Report(order, order, PaymentOutcome.Succeeded).Result.Should().Be(ReportResult.Duplicate);
        }
    }

    [Fact]
    public void The_bound_of_open_attempts_holds_at_once()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumOpen = 50 });
        int accepted = 0;
        AtOnce(thread =>
        {
            for (int i = 0; i < 100; i++)
            {
                if (reporter.Begin($"order {thread}/{i}", $"attempt {thread}/{i}").MayPay)
                    Interlocked.Increment(ref accepted);
            }
        });

        accepted.Should().Be(50);
        reporter.Memory.OpenCount.Should().Be(50);
    }

    [Fact]
    public void No_open_attempt_is_counted_twice_or_not_at_all()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 50_000 });
        AtOnce(thread =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                reporter.Begin($"order {thread}/{i}", $"attempt {thread}/{i}");
                reporter.Report($"order {thread}/{i}", $"attempt {thread}/{i}", PaymentOutcome.Ignored);
            }
        });

        reporter.Memory.OpenCount.Should().Be(0);
    }

    private static void AtOnce(Action<int> act)
    {
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            act(thread);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }
}
