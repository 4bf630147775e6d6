namespace PaymentAvailability.Tests;

public sealed class ChannelDetectionOptionsTests
{
    [Fact]
    public void The_defaults_have_no_fault() => FaultsOf(new ChannelDetectionOptions()).Should().BeEmpty();

    [Fact]
    public void One_false_alarm_a_day_at_ten_a_second_is_the_default() =>
        ChannelDetectionOptions.FalseAlarms(1, TimeSpan.FromDays(1), 10).Should().Be(new ChannelDetectionOptions().PaymentsBetweenFalseAlarms);

    [Fact]
    public void Every_bad_value_is_named_with_what_it_may_be()
    {
        var options = new ChannelDetectionOptions
        {
            PaymentsBetweenFalseAlarms = 99,
            AssumedFailureRate = double.NaN,
            AssumedFailureRateWeight = 0,
            SmallestRise = 0.9,
            Window = TimeSpan.Zero,
            Memory = TimeSpan.FromHours(1),
            NewUsualAfter = TimeSpan.FromMinutes(1),
            SlowAnswerQuantile = 1,
        };

        List<string> faults = FaultsOf(options);

        faults.Should().HaveCount(8);
        faults[0].Should().Be("Channels.Detection.PaymentsBetweenFalseAlarms: `99` is out of range; use 100 to 1000000000000000");
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, -1)]
    public void Rates_of_nothing_are_refused(double most, int seconds, double paymentsPerSecond) =>
        FluentActions.Invoking(() => ChannelDetectionOptions.FalseAlarms(most, TimeSpan.FromSeconds(seconds), paymentsPerSecond))
            .Should().Throw<ArgumentOutOfRangeException>();

    private static List<string> FaultsOf(ChannelDetectionOptions options)
    {
        var faults = new List<string>();
        ChannelDetectionFaults.Check(faults, "Channels.Detection", options);
        return faults;
    }
}
