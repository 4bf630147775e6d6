using System.Threading.Tasks.Sources;

namespace PaymentAvailability.Tests;

/// <summary>A value task whose source refuses to be awaited fails its gate; from a plain await it would end the process.</summary>
public sealed class RefusedAwaitTests
{
    [Theory]
    [InlineData(GateExecution.Isolated)]
    [InlineData(GateExecution.Inline)]
    public async Task A_source_that_refuses_to_be_awaited_fails_its_gate_alone(GateExecution execution)
    {
        TestResolver resolver = new TestResolver()
            .Add("gate.refusing", new Refusing(), UnknownPolicy.Open, new GateOptions { Execution = execution })
            .AddInline("gate.good", new GateOf(GateVerdict.Open));

        AvailabilityResult result = await resolver.ResolveAsync(TestCatalogs.Request).AsTask().Soon();

        result.UnknownGates.Should().Equal(new UnknownGate("gate.refusing", UnknownCause.Failed, UnknownPolicy.Open));
        result.IsAvailable.Should().BeTrue();
    }

    private sealed class Refusing : IPaymentGate, IValueTaskSource<GateVerdict>
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(this, 0);

        public GateVerdict GetResult(short token) => throw new InvalidOperationException("not done");

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            throw new InvalidOperationException("awaited twice");
    }
}
