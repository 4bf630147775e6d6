namespace PaymentAvailability.Tests;

/// <summary>Numbers are spread out without steps and without loss of bounds.</summary>
public sealed class FeatureEncoderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-300)]
    [InlineData(0.25)]
    [InlineData(1)]
    [InlineData(219.99)]
    [InlineData(-3)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Inputs_are_small_in_range_and_share_what_they_say(double value)
    {
        List<FeatureInput> inputs = Encode(value);

        inputs.Should().OnlyContain(input => input.Index >= 0 && input.Index < FeatureEncoder.Inputs && input.Value >= -1 && input.Value <= 1);
        inputs.Select(input => input.Index).Should().OnlyHaveUniqueItems();
        inputs.Skip(1).Sum(input => (double)input.Value).Should().BeApproximately(value == 0 ? 1 : 2, 1e-5);
        FeatureEncoder.PlaceOf(value).Should().BeInRange(0, FeatureEncoder.Places - 1);
    }

    [Fact]
    public void What_is_not_a_number_is_not_known() => Encode(double.NaN).Should().BeEmpty();

    [Fact]
    public void A_small_step_changes_inputs_a_little()
    {
        for (double value = 0.01; value < 10_000; value *= 1.001)
        {
            Dictionary<int, float> before = Encode(value).ToDictionary(input => input.Index, input => input.Value);
            Dictionary<int, float> after = Encode(value * 1.001).ToDictionary(input => input.Index, input => input.Value);

            before.Keys.Union(after.Keys).Max(index => Math.Abs(before.GetValueOrDefault(index) - after.GetValueOrDefault(index))).Should().BeLessThan(0.01f);
        }
    }

    [Fact]
    public void Above_below_and_nothing_are_told_apart()
    {
        Encode(-5).Skip(1).Select(input => input.Index).Should().NotIntersectWith(Encode(5).Skip(1).Select(input => input.Index));
        Encode(0).Skip(1).Select(input => input.Index).Should().NotIntersectWith(Encode(5).Concat(Encode(-5)).Select(input => input.Index));
        new[] { -5, -0.001, 0, 0.001, 5 }.Select(FeatureEncoder.PlaceOf).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_magnitude_is_counted_from_the_typical_one()
    {
        double typical = FeatureEncoder.MagnitudeOf(1);
        var inputs = new FeatureInput[FeatureEncoder.MostActive];

        FeatureEncoder.Encode(3, typical, inputs);

        inputs[0].Should().Be(new FeatureInput(FeatureEncoder.Magnitude, 1 / (float)FeatureEncoder.DoublingsOfMagnitude));
    }

    private static List<FeatureInput> Encode(double value)
    {
        var inputs = new FeatureInput[FeatureEncoder.MostActive];
        int count = FeatureEncoder.Encode(value, 0, inputs);
        return [.. inputs.Take(count)];
    }
}
