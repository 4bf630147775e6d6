namespace PaymentAvailability.Tests;

/// <summary>Reasons that payers must not tell apart: the families of one alias, in the library's vocabulary and in one that a host might write.</summary>
internal sealed class HiddenReasons
{
    private readonly Random _random;
    private readonly DateTimeOffset _at;
    private readonly string[] _channels;

    public HiddenReasons(ReasonVocabulary vocabulary, Random random, DateTimeOffset at, string[] channels)
    {
        _random = random;
        _at = at;
        _channels = channels;
        Disclosed = [.. vocabulary.All.Where(definition => definition.IsDisclosed)];
        Families = FamiliesOf(vocabulary);
    }

    public ReasonDefinition[] Disclosed { get; }

    /// <summary>Definitions with one public face, which is one of them.</summary>
    public ReasonDefinition[][] Families { get; }

    public static ReasonDefinition[][] FamiliesOf(ReasonVocabulary vocabulary) =>
        [.. vocabulary.All.GroupBy(vocabulary.PublicFace).Where(family => family.Count() > 1).Select(family => family.ToArray())];

    /// <summary>A host's vocabulary: every property that a hidden reason may have of its own is drawn.</summary>
    public static ReasonVocabulary HostVocabulary(Random random)
    {
        ReasonDefinition face = Face(random);
        return ReasonVocabulary.Create(
        [
            face,
            .. Enumerable.Range(0, 8).Select(i => Hidden($"acme.own_{i}", face, random)),
            .. Enumerable.Range(0, 8).Select(i => Hidden($"acme.library_{i}", AliasReasons.NotAvailable, random)),
        ]);
    }

    public Reason Draw(ReasonDefinition definition) =>
        definition.With([.. definition.FactNames.Where(_ => _random.Next(3) > 0).Select(FactOf)]);

    private static ReasonDefinition Face(Random random) => new()
    {
        Code = ReasonCode.Parse("acme.face"),
        Cause = Any<ReasonCause>(random),
        Fixer = Any<ReasonFixer>(random),
        Retry = Any<RetryAdvice>(random),
        LiftedBy = Any<ChangeKind>(random),
        Disclosure = Disclosure.Public,
        Guidance = "other_method",
        HeadlineRank = random.Next(1, 70),
        Description = "what payers are told",
    };

    private static ReasonDefinition Hidden(string code, ReasonDefinition face, Random random) => new()
    {
        Code = ReasonCode.Parse(code),
        Cause = Any<ReasonCause>(random),
        Fixer = Any<ReasonFixer>(random),
        Contact = Any<ReasonContact>(random),
        Retry = Any<RetryAdvice>(random),
        LiftedBy = Any<ChangeKind>(random),
        Disclosure = random.Next(2) == 0 ? Disclosure.Generic : Disclosure.Internal,
        PublicAlias = face.Code,
        Guidance = face.Guidance,
        HeadlineRank = face.HeadlineRank,
        FactNames = ["until", "channel", "limit", "remaining", "minimum", "minimum_version", "app", "accepted", "count"],
        Description = $"kept from payers {code}",
    };

    private static T Any<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private Fact FactOf(string name) => name switch
    {
        "until" => Fact.Of(name, _at.AddMinutes(_random.Next(-60, 3_000))),
        "channel" => Fact.Of(name, _channels[_random.Next(_channels.Length)]),
        "limit" or "remaining" or "minimum" => Fact.Of(name, new Money(_random.Next(1, 5_000), "CNY")),
        "window" => Fact.Of(name, TimeSpan.FromHours(_random.Next(1, 72))),
        "count" => Fact.Of(name, _random.Next(1, 100)),
        "minimum_version" => Fact.Of(name, $"{_random.Next(1, 9)}.{_random.Next(9)}"),
        "accepted" or "excluded" => Fact.Of(name, [WireNames.Client.NameOf(Any<ClientKind>(_random))]),
        "app" => Fact.Of(name, _random.Next(2) == 0 ? "wechat" : "alipay"),
        "instrument" => Fact.Of(name, "card"),
        _ => Fact.Of(name, "sample"),
    };
}
