namespace PaymentAvailability.Tests;

/// <summary>The model learns as the paper says, explains itself, and lets no label say too much.</summary>
public sealed class OnlineModelTests
{
    private const int Seed = 20261123;

    private static readonly OnlineModelOptions Unlimited = new() { MostInfluence = 1e9, MostWeight = 1e9 };

    [Theory]
    [InlineData(0.2, 1, 0, 0)]
    [InlineData(0.1, 1, 0.5, 1)]
    [InlineData(0.5, 0.1, 0.1, 3)]
    public void It_learns_like_the_plain_algorithm(double alpha, double beta, double l1, double l2)
    {
        var payments = new LabelledPayments(Seed);
        var model = new OnlineModel(Unlimited with { ExpectedFeatures = 1, LearningRate = alpha, Caution = beta, Sparsity = l1, Shrinkage = l2 });
        var reference = new DenseFtrl(alpha, beta, l1, l2, Math.Log(0.01 / 0.99));
        for (int i = 0; i < 2_000; i++)
        {
            RiskFeature[] features = payments.Features();
            model.Predict(features).Should().BeApproximately(reference.Predict(features), 1e-4, $"seed {Seed}, payment {i}");
            bool isBad = payments.IsBad(features);
            model.Learn(features, isBad);
            reference.Learn(features, isBad);
        }

        model.Labels.Should().Be(2_000);
    }

    [Fact]
    public void It_finds_what_was_planted()
    {
        var payments = new LabelledPayments(Seed);
        OnlineModel model = Learned(payments, 5_000, new OnlineModelOptions { ExpectedFeatures = 4 });

        RiskFeature[][] asked = [.. Enumerable.Range(0, 2_000).Select(_ => payments.Features())];
        double suspicious = asked.Where(features => features[0].Value > 500 && features[1].Value >= 4).Average(features => model.Predict(features));
        double plain = asked.Where(features => features[0].Value < 200 && features[1].Value <= 1).Average(features => model.Predict(features));

        suspicious.Should().BeGreaterThan(0.6, $"seed {Seed}");
        plain.Should().BeLessThan(0.15, $"seed {Seed}");
        RiskPrediction why = model.Explain([new("amount", 2_000), new("payments", 5), new("ratio", 1), new("balance", 3)]);
        why.Contributions.OrderByDescending(contribution => contribution.LogOdds).Take(2).Select(contribution => contribution.Name)
            .Should().BeEquivalentTo("amount", "payments");
    }

    [Fact]
    public void A_pair_says_what_neither_of_its_features_does()
    {
        var random = new Random(Seed);
        var model = new OnlineModel(new OnlineModelOptions { ExpectedFeatures = 2, Pairs = [("a", "b")], AssumedRate = 0.5 });
        for (int i = 0; i < 3_000; i++)
        {
            (bool a, bool b) = (random.Next(2) == 0, random.Next(2) == 0);
            model.Learn([new("a", a ? 1 : 0), new("b", b ? 1 : 0)], a != b);
        }

        model.Predict([new("a", 1), new("b", 0)]).Should().BeGreaterThan(0.8);
        model.Predict([new("a", 1), new("b", 1)]).Should().BeLessThan(0.2);
        model.Predict([new("a", 0), new("b", 0)]).Should().BeLessThan(0.2);
    }

    [Fact]
    public void What_it_says_is_the_sum_of_what_the_features_say()
    {
        var payments = new LabelledPayments(Seed);
        var model = new OnlineModel(new OnlineModelOptions { Pairs = [("a", "b"), ("b", "c")], Priors = new Dictionary<string, RiskPrior> { ["a"] = new(3, 0.5) } });
        for (int i = 0; i < 3_000; i++)
        {
            RiskFeature[] features = payments.WildFeatures();
            RiskPrediction prediction = model.Explain(features);
            double sum = prediction.Base + prediction.Contributions.Sum(contribution => contribution.LogOdds);

            double.IsFinite(prediction.LogOdds).Should().BeTrue($"seed {Seed}, payment {i}");
            prediction.LogOdds.Should().BeApproximately(sum, 1e-9);
            prediction.Probability.Should().BeApproximately(1 / (1 + Math.Exp(-sum)), 1e-12);
            prediction.Probability.Should().BeApproximately(model.Predict(features), 1e-12);
            prediction.Contributions.Select(contribution => contribution.Name).Should().Equal(features.Select(feature => feature.Name));
            model.Learn(features, i % 3 == 0);
        }
    }

    [Fact]
    public void Before_any_label_it_says_what_was_known_beforehand()
    {
        var model = new OnlineModel(new OnlineModelOptions { AssumedRate = 0.02, Priors = new Dictionary<string, RiskPrior> { ["payments"] = new(1, 0.5) } });

        model.Predict([]).Should().BeApproximately(0.02, 1e-6);
        model.Predict([new("payments", 1), new("amount", 50)]).Should().BeApproximately(0.02, 1e-6);
        model.Predict([new("payments", double.NaN)]).Should().BeApproximately(0.02, 1e-6);
        (model.Explain([new("payments", 7)]).LogOdds - model.Explain([new("payments", 3)]).LogOdds).Should().BeApproximately(0.5, 1e-5);
        model.Explain([new("payments", 0)]).Contributions.Single().LogOdds.Should().BeApproximately(-0.5, 1e-5);
    }

    [Fact]
    public void No_label_moves_any_payment_further_than_the_limit()
    {
        var payments = new LabelledPayments(Seed);
        var options = new OnlineModelOptions { LearningRate = 50, MostInfluence = 0.3, Pairs = [("a", "b")] };
        var model = new OnlineModel(options);
        double furthest = 0;
        for (int i = 0; i < 500; i++)
        {
            RiskFeature[][] asked = [.. Enumerable.Range(0, 20).Select(_ => payments.WildFeatures())];
            RiskFeature[] labelled = payments.WildFeatures();
            double[] before = [.. asked.Append(labelled).Select(features => model.Explain(features).LogOdds)];
            model.Learn(labelled, i % 2 == 0);
            double[] after = [.. asked.Append(labelled).Select(features => model.Explain(features).LogOdds)];
            furthest = Math.Max(furthest, before.Zip(after, (left, right) => Math.Abs(left - right)).Max());
        }

        furthest.Should().BeInRange(0.2, options.MostInfluence + 1e-4, $"seed {Seed}: the limit is reached, and kept");
    }

    [Fact]
    public void Poisoned_labels_go_as_far_as_their_number_allows_and_going_back_undoes_them()
    {
        var payments = new LabelledPayments(Seed);
        OnlineModel model = Learned(payments, 3_000, new OnlineModelOptions { ExpectedFeatures = 4, MostInfluence = 0.2 });
        ModelWeights clean = model.Copy().Weights;
        RiskFeature[] bad = [new("amount", 2_000), new("payments", 5), new("ratio", 1), new("balance", 0)];
        double before = model.Explain(bad).LogOdds;

        for (int i = 0; i < 20; i++)
            model.Learn(bad, isBad: false);

        double poisoned = model.Explain(bad).LogOdds;
        poisoned.Should().BeLessThan(before);
        (before - poisoned).Should().BeLessThan(20 * 0.2);

        model.Restore(clean, 3_000);
        model.Explain(bad).LogOdds.Should().Be(before);
        model.Labels.Should().Be(3_000);
        model.Learn(bad, isBad: false);
        new OnlineModel(new OnlineModelOptions()).Predict(bad).Should().NotBe(model.Predict(bad));
        model.Restore(clean, 3_000);
        model.Explain(bad).LogOdds.Should().Be(before, "what it goes back to does not learn on");
    }

    [Fact]
    public void A_thousand_labels_one_way_are_undone_by_about_as_many_the_other_way()
    {
        RiskFeature[] features = [new("amount", 100)];
        var model = new OnlineModel(new OnlineModelOptions { MostWeight = 1 });
        for (int i = 0; i < 1_000; i++)
            model.Learn(features, isBad: true);

        for (int i = 0; i < 1_000; i++)
            model.Learn(features, isBad: false);

        model.Predict(features).Should().BeLessThan(0.5, "a weight at its limit gathers no more evidence");
    }

    [Fact]
    public void It_knows_so_many_features_and_ignores_the_rest()
    {
        var model = new OnlineModel(new OnlineModelOptions());
        RiskFeature[] many = [.. Enumerable.Range(0, 2 * OnlineModel.MostFeatures).Select(i => new RiskFeature($"f{i}", 1)), default];

        model.Learn(many, isBad: true);

        model.Explain(many).Contributions.Count(contribution => contribution.LogOdds != 0).Should().Be(OnlineModel.MostFeatures);
    }

    [Fact]
    public async Task Many_may_ask_while_it_learns()
    {
        var payments = new LabelledPayments(Seed);
        var model = new OnlineModel(new OnlineModelOptions { ExpectedFeatures = 4 });
        using var done = new CancellationTokenSource();
        Task<bool>[] readers =
        [
            .. Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
            {
                var asked = new LabelledPayments(reader);
                bool areSound = true;
                do
                {
                    RiskPrediction prediction = model.Explain(asked.Features());
                    areSound &= prediction.Probability is > 0 and < 1
                        && Math.Abs(prediction.LogOdds - prediction.Base - prediction.Contributions.Sum(contribution => contribution.LogOdds)) < 1e-9;
                }
                while (!done.IsCancellationRequested);
                return areSound;
            })),
        ];

        for (int i = 0; i < 20_000; i++)
        {
            RiskFeature[] features = payments.Features();
            model.Learn(features, payments.IsBad(features));
        }

        await done.CancelAsync();
        (await Task.WhenAll(readers)).Should().OnlyContain(isSound => isSound);
    }

    private static OnlineModel Learned(LabelledPayments payments, int labels, OnlineModelOptions options)
    {
        var model = new OnlineModel(options);
        for (int i = 0; i < labels; i++)
        {
            RiskFeature[] features = payments.Features();
            model.Learn(features, payments.IsBad(features));
        }

        return model;
    }
}
