using System.Collections.Immutable;

namespace PaymentAvailability.Tests;

public sealed class VerificationStepTests
{
    private static readonly VerificationStep Code = new(VerificationMethods.OneTimeCode);
    private static readonly VerificationStep CodeOrFace = new(VerificationMethods.OneTimeCode | VerificationMethods.Face);
    private static readonly VerificationStep CodeOrPassword = new(VerificationMethods.OneTimeCode | VerificationMethods.Password);
    private static readonly VerificationStep PasswordOrFace = new(VerificationMethods.Password | VerificationMethods.Face);
    private static readonly VerificationStep Face = new(VerificationMethods.Face);

    [Theory]
    [InlineData(VerificationMethods.None, false)]
    [InlineData(VerificationMethods.Password, false)]
    [InlineData(VerificationMethods.Face, true)]
    [InlineData(VerificationMethods.OneTimeCode | VerificationMethods.Password, true)]
    public void One_of_its_ways_is_enough(VerificationMethods completed, bool isSatisfied) =>
        CodeOrFace.IsSatisfiedBy(completed).Should().Be(isSatisfied);

    [Fact]
    public void Required_and_demanded_steps_are_each_asked_for_once_in_their_order() =>
        Needed([Code, PasswordOrFace], [PasswordOrFace, CodeOrPassword], VerificationMethods.None).Should().Equal(Code, PasswordOrFace);

    [Fact]
    public void A_step_that_a_stricter_one_satisfies_anyway_is_left_out()
    {
        Needed([CodeOrFace], [Face], VerificationMethods.None).Should().Equal(Face);
        Needed([Face], [CodeOrFace], VerificationMethods.None).Should().Equal(Face);
        Needed([CodeOrFace, PasswordOrFace], [], VerificationMethods.None).Should().Equal(CodeOrFace, PasswordOrFace);
    }

    [Fact]
    public void What_is_completed_satisfies_every_step_that_takes_it() =>
        Needed([Code, CodeOrFace], [Face], VerificationMethods.Face).Should().Equal(Code);

    [Fact]
    public void Its_text_names_the_ways_as_on_the_wire() => CodeOrFace.ToString().Should().Be("one_time_code|face");

    private static ImmutableArray<VerificationStep> Needed(ImmutableArray<VerificationStep> required, VerificationStep[] demanded, VerificationMethods completed)
    {
        var proofs = new PayerProofs();
        proofs.Fill(completed, null, default, TimeSpan.FromMinutes(15));
        return VerificationStep.StillNeeded(required, demanded, proofs);
    }
}
