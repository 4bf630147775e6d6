using System.Diagnostics;

namespace PaymentAvailability.Tests;

public sealed class ResolutionTelemetryTests : IDisposable
{
    private readonly CapturedMetrics _metrics = new();
    private readonly CapturedLogs _logs = new();
    private readonly HostileGates _hostile = new();

    public void Dispose()
    {
        _metrics.Dispose();
        _hostile.Dispose();
    }

    [Fact]
    public void An_available_payment_records_its_duration_in_seconds()
    {
        TestResolver resolver = NewResolver();
        resolver.AddInline("risk.slow", new GateOf((_, _) =>
        {
            resolver.Time.Advance(TimeSpan.FromMilliseconds(25));
            return new ValueTask<GateVerdict>(GateVerdict.Open);
        }));

        resolver.Resolve(TestCatalogs.Request);

        Measurement duration = _metrics.Measurements.Should().ContainSingle().Which;
        (duration.Instrument, duration.Unit, duration.Value).Should().Be(("payment_availability.resolve.duration", "s", 0.025));
        duration.Tags.Should().Equal(new Dictionary<string, object?> { ["payment_availability.available"] = true });
    }

    [Fact]
    public void A_payment_with_nothing_open_names_its_reason_and_counts_each_closed_option()
    {
        NewResolver().AddInline("order.test", new GateOf(GateVerdict.Closed(OrderReasons.Expired.WithoutFacts))).Resolve(TestCatalogs.Request);

        _metrics.Measurements.Where(each => each.Instrument == TelemetryNames.ResolveDuration).Should().ContainSingle()
            .Which.Tags.Should().Equal(new Dictionary<string, object?>
            {
                ["payment_availability.available"] = false,
                ["payment_availability.reason"] = "order.expired",
            });
        Measurement[] closed = [.. _metrics.Measurements.Where(each => each.Instrument == TelemetryNames.ClosedOptions)];
        closed.Should().HaveCount(4).And.OnlyContain(each => each.Value == 1 && each.Unit == "{option}");
        closed[0].Tags.Should().Equal(new Dictionary<string, object?>
        {
            ["payment_availability.reason"] = "order.expired",
            ["payment_availability.cause"] = "account_or_order",
        });
    }

    [Fact]
    public void A_gate_that_does_not_know_is_counted_and_logged_with_the_type_of_its_exception_but_not_the_message()
    {
        NewResolver().AddInline("risk.broken", _hostile.Of(Misdeed.ThrowsAtOnce, "card 6222021234567890128"), UnknownPolicy.Open).Resolve(TestCatalogs.Request);

        Measurement unknown = _metrics.Measurements.Should().ContainSingle(each => each.Instrument == TelemetryNames.UnknownGates).Which;
        (unknown.Value, unknown.Unit).Should().Be((1, "{gate}"));
        unknown.Tags.Should().Equal(new Dictionary<string, object?> { ["payment_availability.gate"] = "risk.broken", ["error.type"] = "failed" });
        string entry = _logs.Entries.Should().ContainSingle().Which;
        entry.Should().StartWith("Warning 2 GateUnknown: gate risk.broken could not find out: failed System.InvalidOperationException")
            .And.NotContain("6222021234567890128");
    }

    [Fact]
    public void Nothing_available_is_logged_with_the_identifier_and_the_reason()
    {
        AvailabilityResult result = NewResolver()
            .AddInline("order.test", new GateOf(GateVerdict.Closed(OrderReasons.Expired.WithoutFacts))).Resolve(TestCatalogs.Request);

        _logs.Entries.Should().ContainSingle().Which.Should().StartWith(
            $"Information 1 NothingAvailable: resolution {result.Id} found nothing available: order.expired first, 4 options closed, catalog test-1");
    }

    [Fact]
    public void Something_available_is_not_logged()
    {
        NewResolver().Resolve(TestCatalogs.Request);

        _logs.Entries.Should().BeEmpty();
    }

    [Fact]
    public void An_activity_tells_what_came_out()
    {
        using var activities = new CapturedActivities();

        AvailabilityResult result = NewResolver()
            .AddInline("order.test", new GateOf(GateVerdict.Closed(OrderReasons.Expired.WithoutFacts))).Resolve(TestCatalogs.Request);

        Activity activity = activities.Stopped.Should().ContainSingle().Which;
        activity.OperationName.Should().Be("payment_availability.resolve");
        activity.ParentId.Should().Be(activities.Root.Id);
        activity.TagObjects.Should().Equal(new Dictionary<string, object?>
        {
            ["payment_availability.id"] = result.Id.ToString(),
            ["payment_availability.catalog_version"] = "test-1",
            ["payment_availability.open_options"] = 0,
            ["payment_availability.closed_options"] = 4,
            ["payment_availability.reason"] = "order.expired",
        });
        Activity.Current.Should().BeSameAs(activities.Root);
    }

    [Fact]
    public async Task A_caller_keeps_its_own_activity_while_gates_run_and_afterwards()
    {
        using var activities = new CapturedActivities();
        var answer = new TaskCompletionSource<GateVerdict>();
        Activity? seen = null;
        var gate = new GateOf((_, _) =>
        {
            seen = Activity.Current;
            return new ValueTask<GateVerdict>(answer.Task);
        });

        Task<AvailabilityResult> resolving = NewResolver().Add("risk.remote", gate).ResolveAsync(TestCatalogs.Request).AsTask();
        Activity.Current.Should().BeSameAs(activities.Root, "the caller goes on with its own work");
        await gate.Asked;
        answer.SetResult(GateVerdict.Open);
        await resolving.Soon();

        Activity.Current.Should().BeSameAs(activities.Root);
        activities.Stopped.Should().ContainSingle().Which.Should().BeSameAs(seen, "what a gate does belongs to the resolution");
    }

    [Fact]
    public async Task An_activity_of_a_cancelled_resolution_is_stopped_as_an_error()
    {
        using var activities = new CapturedActivities();
        using var caller = new CancellationTokenSource();
        GateOf gate = _hostile.Of(Misdeed.NeverAnswers);

        Task<AvailabilityResult> resolving = NewResolver().Add("risk.remote", gate).ResolveAsync(TestCatalogs.Request, caller.Token).AsTask();
        await gate.Asked;
        await caller.CancelAsync();
        await resolving.Awaiting(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();

        activities.Stopped.Should().ContainSingle().Which.Status.Should().Be(ActivityStatusCode.Error);
    }

    private TestResolver NewResolver() => new() { Meters = _metrics, Logger = _logs };
}
