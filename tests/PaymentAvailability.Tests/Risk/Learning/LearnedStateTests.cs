using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace PaymentAvailability.Tests;

/// <summary>What was learned survives a restart exactly, is never taken from damaged bytes, and can be gone back from.</summary>
public sealed class LearnedStateTests
{
    private const int Seed = 20261125;

    private static readonly OnlineModelOptions Options = new()
    {
        ExpectedFeatures = 4,
        Priors = new Dictionary<string, RiskPrior> { ["payments"] = new(1, 0.7) },
        Pairs = [("amount", "payments")],
    };

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private readonly LabelledPayments _payments = new(Seed);
    private readonly OnlineModel _model = new(Options);
    private readonly ThresholdControl _threshold = new(new ThresholdControlOptions());

    [Fact]
    public void A_saved_state_goes_on_exactly_where_it_was()
    {
        Learn(2_000);
        ImmutableArray<byte> bytes = LearnedState.Of(_model, _threshold).Save();
        var model = new OnlineModel(Options);
        var threshold = new ThresholdControl(new ThresholdControlOptions());

        LearnedState.Load(bytes.AsSpan()).RestoreTo(model, threshold);

        model.Labels.Should().Be(2_000);
        threshold.Copy().Should().Be(_threshold.Copy());
        LearnedState.Of(model, threshold).Save().Should().Equal(bytes);
        for (int i = 0; i < 200; i++)
        {
            RiskFeature[] features = _payments.Features();
            model.Explain(features).Should().BeEquivalentTo(_model.Explain(features));
            model.Learn(features, i % 2 == 0);
            _model.Learn(features, i % 2 == 0);
        }
    }

    [Fact]
    public void A_state_with_nothing_learned_is_saved_too()
    {
        ImmutableArray<byte> bytes = LearnedState.Of(_model, _threshold).Save();
        var model = new OnlineModel(Options);
        model.Learn(_payments.Features(), isBad: true);

        LearnedState.Load(bytes.AsSpan()).RestoreTo(model, _threshold);

        RiskFeature[] features = _payments.Features();
        model.Predict(features).Should().Be(_model.Predict(features));
    }

    [Fact]
    public void Any_damaged_byte_is_noticed()
    {
        Learn(20);
        byte[] bytes = [.. LearnedState.Of(_model, _threshold).Save()];
        var random = new Random(Seed);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i < 100 ? i : random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Refused(damaged, "*");
            Refused(bytes[..random.Next(bytes.Length)], "*");
        }

        Refused([.. bytes, 0], "*bytes long but says otherwise*");
        Refused([], "these bytes are no learned risk state*");
    }

    [Fact]
    public void An_unknown_version_is_refused_by_name()
    {
        byte[] bytes = [.. LearnedState.Of(_model, _threshold).Save()];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), 7);

        Refused(bytes, "the learned risk state has format `7`, known is `1`*");
    }

    [Fact]
    public void Nonsense_with_a_right_checksum_is_refused()
    {
        Learn(20);
        byte[] bytes = [.. LearnedState.Of(_model, _threshold).Save()];
        var random = new Random(Seed);
        int refused = 0;
        for (int i = 0; i < 500; i++)
        {
            byte[] damaged = [.. bytes];
            for (int flips = random.Next(1, 20); flips > 0; flips--)
                damaged[random.Next(10, bytes.Length - SHA256.HashSizeInBytes)] = (byte)random.Next(256);
            SHA256.HashData(damaged.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes), damaged.AsSpan(bytes.Length - SHA256.HashSizeInBytes));
            try
            {
                LearnedState.Load(damaged);
            }
            catch (LearnedStateException)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(0, "and nothing else was thrown");
    }

    [Fact]
    public void A_model_with_other_pairs_refuses_and_stays_as_it_was()
    {
        Learn(100);
        LearnedState state = LearnedState.Of(_model, _threshold);
        var other = new OnlineModel(new OnlineModelOptions());

        FluentActions.Invoking(() => state.RestoreTo(other, _threshold)).Should().Throw<LearnedStateException>().WithMessage("*`1` pairs*`0`*");
        other.Labels.Should().Be(0);
    }

    [Fact]
    public void Going_back_undoes_what_poisoned_labels_did()
    {
        var history = new LearnedHistory(3);
        Learn(2_000);
        LearnedVersion clean = history.Keep(LearnedState.Of(_model, _threshold), Now);
        RiskFeature[] bad = [new("amount", 2_000), new("payments", 5), new("ratio", 1), new("balance", 0)];
        (double before, ThresholdState threshold) = (_model.Predict(bad), _threshold.Copy());
        for (int i = 0; i < 500; i++)
        {
            _model.Learn(bad, isBad: false);
            _threshold.LearnGood(0.99, _threshold.Decide());
        }

        history.Keep(LearnedState.Of(_model, _threshold), Now.AddHours(1));
        _model.Predict(bad).Should().BeLessThan(before / 2);

        history.RollBack(clean.Number, _model, _threshold);

        _model.Predict(bad).Should().Be(before);
        _threshold.Copy().Position.Should().Be(threshold.Position);
        _threshold.Copy().Decisions.Should().BeGreaterThan(threshold.Decisions, "decisions on their way keep their numbers");
        Learn(10);
        history.RollBack(clean.Number, _model, _threshold);
        _model.Predict(bad).Should().Be(before, "a version does not learn on");
    }

    [Fact]
    public void Versions_are_bounded_and_one_that_is_gone_is_refused()
    {
        var history = new LearnedHistory(2);
        for (int i = 0; i < 5; i++)
            history.Keep(LearnedState.Of(_model, _threshold), Now.AddHours(i));

        history.Versions.Select(version => version.Number).Should().Equal(4, 5);
        FluentActions.Invoking(() => history.RollBack(1, _model, _threshold)).Should().Throw<LearnedStateException>().WithMessage("version `1` is not kept; kept are: 4, 5");
    }

    private static void Refused(byte[] bytes, string message) =>
        FluentActions.Invoking(() => LearnedState.Load(bytes)).Should().Throw<LearnedStateException>().WithMessage(message);

    private void Learn(int labels)
    {
        for (int i = 0; i < labels; i++)
        {
            RiskFeature[] features = _payments.Features();
            bool isBad = _payments.IsBad(features);
            ThresholdDecision decision = _threshold.Decide();
            double score = _model.Predict(features);
            _model.Learn(features, isBad);
            if (!isBad)
                _threshold.LearnGood(score, decision);
        }
    }
}
