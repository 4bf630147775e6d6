using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

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

    [Theory]
    [InlineData(VerificationMethods.FourFactor | VerificationMethods.Password, false)]
    [InlineData(VerificationMethods.FourFactor | VerificationMethods.Face, true)]
    public void What_is_just_completed_counts_with_its_default_strength(VerificationMethods completed, bool isSatisfied) =>
        new VerificationStep((VerificationMethods)0x1FF) { MinimumStrength = VerificationStrength.Substantial }.IsSatisfiedBy(completed).Should().Be(isSatisfied);

    [Fact]
    public void Its_text_says_how_strong_and_how_young() =>
        (Face with { MinimumStrength = VerificationStrength.High, MaximumAge = TimeSpan.FromMinutes(5) }).ToString().Should().Be("face at least high younger than 00:05:00");

    [Fact]
    public void Whatever_satisfies_a_step_satisfies_every_step_that_it_implies() => Check(Prop.ForAll(Cases.ToArbitrary(), each =>
        !each.One.IsImpliedBy(each.Other) || !Of(each.Completed).Satisfy(each.Other) || Of(each.Completed).Satisfy(each.One)));

    [Fact]
    public void Nothing_is_left_once_every_step_that_is_left_is_done_in_any_way() => Check(Prop.ForAll(Cases.ToArbitrary(), each =>
    {
        ImmutableArray<VerificationStep> left = VerificationStep.StillNeeded([each.One, each.Other], [], Of(each.Completed));
        CompletedVerification[] done =
        [
            .. each.Completed,
            .. left.Select(step => new CompletedVerification { Method = (VerificationMethods)((int)step.AnyOf & -(int)step.AnyOf), At = Now, Strength = VerificationStrength.High }),
        ];
        return VerificationStep.StillNeeded([each.One, each.Other], [], Of(done)).IsEmpty;
    }));

    private static DateTimeOffset Now { get; } = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private static Gen<VerificationStep> Steps =>
        from ways in Gen.Choose(1, 15)
        from strength in Gen.Choose(0, 2)
        from age in Gen.Elements<int?>(null, 1, 5, 20)
        select new VerificationStep((VerificationMethods)ways)
        {
            MinimumStrength = (VerificationStrength)strength, MaximumAge = age is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };

    private static Gen<CompletedVerification> Completions =>
        from way in Gen.Choose(0, 3)
        from seconds in Gen.Elements(0, 59, 60, 299, 300, 899, 900)
        from strength in Gen.Elements<VerificationStrength?>(null, VerificationStrength.Low, VerificationStrength.High)
        select new CompletedVerification { Method = (VerificationMethods)(1 << way), At = Now.AddSeconds(-seconds), Strength = strength };

    private static Gen<(VerificationStep One, VerificationStep Other, CompletedVerification[] Completed)> Cases =>
        from one in Steps
        from other in Steps
        from completed in Completions.ArrayOf()
        select (one, other, completed);

    private static void Check(Property property) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true), property);

    private static PayerProofs Of(CompletedVerification[] completed)
    {
        var proofs = new PayerProofs();
        proofs.Fill(VerificationMethods.None, completed, Now, TimeSpan.FromMinutes(15));
        return proofs;
    }

    private static ImmutableArray<VerificationStep> Needed(ImmutableArray<VerificationStep> required, VerificationStep[] demanded, VerificationMethods completed)
    {
        var proofs = new PayerProofs();
        proofs.Fill(completed, null, default, TimeSpan.FromMinutes(15));
        return VerificationStep.StillNeeded(required, demanded, proofs);
    }
}
