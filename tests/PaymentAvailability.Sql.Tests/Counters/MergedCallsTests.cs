using System.Threading.Channels;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Calls that come while one runs go together, each gets its own answer, and nobody costs another anything.</summary>
public sealed class MergedCallsTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly ObservedTime _time = new();
    private readonly Channel<(int[] Items, TaskCompletionSource<string[]> Answers)> _made = Channel.CreateUnbounded<(int[], TaskCompletionSource<string[]>)>();
    private readonly MergedCalls<int, string> _calls;
    private TaskCompletionSource? _afterwards;

    public MergedCallsTests() => _calls = new("testing", MakeAsync, Timeout, _time, afterwards: _ => _afterwards?.Task ?? Task.CompletedTask);

    [Fact]
    public async Task What_comes_while_a_call_runs_goes_together_in_the_next_and_each_gets_its_own_answer()
    {
        Task<string> first = CallAsync(0);
        await AnswerAsync(async answer =>
        {
            Task<string>[] others = [.. Enumerable.Range(1, 300).Select(i => CallAsync(i))];
            answer();
            (await first.Soon()).Should().Be("0");

            (await AnswerAsync()).Should().Equal(Enumerable.Range(1, 256));
            (await AnswerAsync()).Should().Equal(Enumerable.Range(257, 44));
            (await Task.WhenAll(others).Soon()).Should().Equal(Enumerable.Range(1, 300).Select(i => $"{i}"));
        });

        Task<string> later = CallAsync(7);
        (await AnswerAsync()).Should().Equal(7);
        (await later.Soon()).Should().Be("7");
    }

    [Fact]
    public async Task A_failure_reaches_each_of_its_call_as_an_error_of_its_own_and_nobody_else()
    {
        Task<string> first = CallAsync(0);
        Task<string>[] failing = [];
        await AnswerAsync(answer =>
        {
            failing = [CallAsync(1), CallAsync(2)];
            answer();
            return Task.CompletedTask;
        });
        (await first.Soon()).Should().Be("0");
        await AnswerAsync(failure: new SqlStoreException("refused", "23514", isTransient: true));

        Exception?[] failures = [await Record.ExceptionAsync(() => failing[0].Soon()), await Record.ExceptionAsync(() => failing[1].Soon())];

        failures.Should().OnlyContain(failure => failure is SqlStoreException && ((SqlStoreException)failure).Code == "23514" && ((SqlStoreException)failure).IsTransient);
        failures[0].Should().NotBeSameAs(failures[1]);
        Task<string> later = CallAsync(3);
        await AnswerAsync(failure: new InvalidOperationException("card 6222021234567890123"));
        (await Record.ExceptionAsync(() => later.Soon()))!.ToString().Should().Contain("InvalidOperationException").And.NotContain("6222021234567890123");
    }

    [Fact]
    public async Task Whoever_gives_up_while_waiting_is_not_called_for_and_whoever_gives_up_later_costs_nobody_anything()
    {
        using var waiting = new CancellationTokenSource();
        using var running = new CancellationTokenSource();
        Task<string> first = CallAsync(0, running.Token);
        Task<string>? second = null;
        Task<string>? third = null;
        await AnswerAsync(async answer =>
        {
            second = CallAsync(1, waiting.Token);
            third = CallAsync(2);
            await running.CancelAsync();
            await waiting.CancelAsync();
            await first.Awaiting(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();
            await second.Awaiting(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();
            answer();
        });

        (await AnswerAsync()).Should().Equal(2);
        (await third!.Soon()).Should().Be("2");
        await FluentActions.Awaiting(() => CallAsync(3, running.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Where_something_is_written_whoever_is_cancelled_knows_that_it_was_not()
    {
        var writes = new MergedCalls<int, string>("writing", MakeAsync, Timeout, _time, endsOnceBegun: true);
        using var caller = new CancellationTokenSource();
        Task<string> running = writes.MakeAsync(0, caller.Token).AsTask();
        await AnswerAsync(async answer =>
        {
            Task<string> waiting = writes.MakeAsync(1, caller.Token).AsTask();
            await caller.CancelAsync();
            await waiting.Awaiting(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();
            answer();
        });

        (await running.Soon()).Should().Be("0", "it was begun, and is told how it ended");

        using var other = new CancellationTokenSource();
        Task<string> late = writes.MakeAsync(2, other.Token).AsTask();
        await AnswerAsync(async answer =>
        {
            await other.CancelAsync();
            await _time.WaitForTimersAsync(1);
            while (!late.IsCompleted)
            {
                _time.Advance(Timeout);
                await Task.Yield();
            }

            await late.Awaiting(task => task.Soon()).Should().ThrowAsync<SqlStoreException>();
            answer();
        });
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_timeout_for_the_calls_before_its_own_either()
    {
        Task<string> first = CallAsync(0);
        Task<string> second = CallAsync(1);
        await AnswerAsync(async answer =>
        {
            _time.Advance(Timeout);
            (await second.Awaiting(task => task.Soon()).Should().ThrowAsync<SqlStoreException>()).Which.IsTransient.Should().BeTrue();
            await first.Awaiting(task => task.Soon()).Should().ThrowAsync<SqlStoreException>().WithMessage("testing: the database did not answer within*");
            answer();
        });

        Task<string> third = CallAsync(2);
        (await AnswerAsync()).Should().Equal([2], "what was given up before it was begun is not made");
        (await third.Soon()).Should().Be("2");
    }

    [Fact]
    public async Task What_is_done_afterwards_is_done_when_everybody_has_an_answer_and_before_the_next_call()
    {
        _afterwards = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string> first = CallAsync(0);
        await AnswerAsync();
        (await first.Soon()).Should().Be("0");
        Task<string> second = CallAsync(1);
        _made.Reader.Count.Should().Be(0);

        _afterwards.SetResult();

        (await AnswerAsync()).Should().Equal(1);
        (await second.Soon()).Should().Be("1");
    }

    private Task<string> CallAsync(int item, CancellationToken cancellationToken = default) => _calls.MakeAsync(item, cancellationToken).AsTask();

    private Task<string[]> MakeAsync(int[] items)
    {
        var answers = new TaskCompletionSource<string[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        _made.Writer.TryWrite((items, answers)).Should().BeTrue();
        return answers.Task;
    }

    private async Task<int[]> AnswerAsync(Func<Action, Task>? meanwhile = null, Exception? failure = null)
    {
        (int[] Items, TaskCompletionSource<string[]> Answers) call = await _made.Reader.ReadAsync().Soon();
        if (failure is not null)
        {
            call.Answers.SetException(failure);
        }

        void Answer() => call.Answers.TrySetResult(Array.ConvertAll(call.Items, item => $"{item}"));
        await (meanwhile?.Invoke(Answer) ?? Task.CompletedTask);
        Answer();
        return call.Items;
    }
}
