using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// What holds for every reason of one code: where the obstacle lies, who can fix it, when to try again, and what a payer may be told.
/// </summary>
/// <remarks>
/// The library's own definitions are in <see cref="OrderReasons"/>, <see cref="ChannelReasons"/> and their siblings. A host writes its
/// own and adds them to a <see cref="ReasonVocabulary"/>, which checks how definitions fit together; what is wrong with one alone is
/// refused here. Immutable, compared by reference, safe to share between threads.
/// </remarks>
public sealed class ReasonDefinition
{
    private readonly ChangeKind? _liftedBy;
    private ReasonCode? _publicAlias;

    /// <summary>Starts a definition; the required properties complete it.</summary>
    public ReasonDefinition() => WithoutFacts = new Reason(this, []);

    /// <summary>The stable name, unique in a vocabulary; once released it keeps its meaning.</summary>
    /// <exception cref="ArgumentException">The code is the default one.</exception>
    public required ReasonCode Code
    {
        get;
        init => field = value != default ? value : throw new ArgumentException("the code of a reason is missing", nameof(value));
    }

    /// <summary>Where the obstacle lies.</summary>
    /// <exception cref="ArgumentException">The value is not a named one; so too for the four below.</exception>
    public required ReasonCause Cause { get; init => field = Named(ReasonWireNames.Causes, value); }

    /// <summary>Who can make it go away.</summary>
    public required ReasonFixer Fixer { get; init => field = Named(ReasonWireNames.Fixers, value); }

    /// <summary>Whom the payer calls when the guidance does not help. Default: the merchant's support.</summary>
    public ReasonContact Contact { get; init => field = Named(ReasonWireNames.Contacts, value); }

    /// <summary>Whether trying again can help, and after what.</summary>
    public required RetryAdvice Retry { get; init => field = Named(ReasonWireNames.Retries, value); }

    /// <summary>Who may be told.</summary>
    public required Disclosure Disclosure { get; init => field = Named(ReasonWireNames.Disclosures, value); }

    /// <summary>
    /// The code a payer sees. For a disclosed reason its own; for one kept from payers the one set here, and
    /// <see cref="AliasReasons.NotAvailable"/> when none was set. Reasons that share it are answered identically.
    /// </summary>
    public ReasonCode PublicAlias
    {
        get => _publicAlias ?? (IsDisclosed ? Code : AliasReasons.NotAvailable.Code);
        init => _publicAlias = value != default ? value : throw new ArgumentException("the public alias of a reason is empty", nameof(value));
    }

    /// <summary>
    /// What takes the reason away, besides waiting for its fact <c>until</c>. Default: by <see cref="Fixer"/>, a review for the risk team,
    /// a restored channel for the channel, a repaired service for engineers, and otherwise what the guidance says.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not a named one.</exception>
    public ChangeKind LiftedBy
    {
        get => _liftedBy ?? Fixer switch
        {
            ReasonFixer.RiskTeam => ChangeKind.Review,
            ReasonFixer.Channel => ChangeKind.RestoreChannel,
            ReasonFixer.Engineering => ChangeKind.RestoreService,
            _ => ChangeKind.FollowGuidance,
        };
        init => _liftedBy = Named(ReasonWireNames.Changes, value);
    }

    /// <summary>The key of the sentence that tells the payer what to do next, such as <c>retry_later</c>; see <see cref="ReasonTexts"/>.</summary>
    /// <exception cref="ArgumentException">The key is not in snake_case.</exception>
    public required string Guidance
    {
        get;
        init => field = SafeToken.IsSnakeCase(value)
            ? value
            : throw new ArgumentException("a guidance key was refused: write lower-case letters, digits and underscores, such as `retry_later`", nameof(value));
    }

    /// <summary>How early this reason is told when several hold: 1 first, 1000 last.</summary>
    /// <exception cref="ArgumentException">The rank is outside 1 to 1000.</exception>
    public required int HeadlineRank
    {
        get;
        init => field = value is >= 1 and <= 1000 ? value : throw new ArgumentException($"headline rank `{value}` is outside 1 to 1000", nameof(value));
    }

    /// <summary>The names of the facts that reasons of this code may carry, in the order in which they are written. Default: none.</summary>
    /// <exception cref="ArgumentException">A name is not in snake_case, or occurs twice.</exception>
    public ImmutableArray<string> FactNames { get; init => field = Checked(value); } = [];

    /// <summary>What it means, in English, for developers; payers and operators read <see cref="ReasonTexts"/> instead.</summary>
    public required string Description { get; init; }

    /// <summary>The reason of this code that carries no facts: always the same instance.</summary>
    public Reason WithoutFacts { get; }

    /// <summary>What the code says after its category, without the ending of terms that do not fit: <c>currency</c> of <c>catalog.currency_not_supported</c>.</summary>
    internal string Subject => field ??= SubjectOf(Code.Value);

    /// <summary>Whether a payer may be told this reason itself rather than an alias.</summary>
    public bool IsDisclosed => Disclosure is Disclosure.Public or Disclosure.Reason;

    /// <summary>Makes a reason of this code for one case.</summary>
    /// <param name="facts">In any order; each name at most once, and only names listed in <see cref="FactNames"/>.</param>
    /// <returns>The reason, or <see cref="WithoutFacts"/> when there are no facts.</returns>
    /// <exception cref="ArgumentException">A fact has a name that this definition does not list, or one given twice.</exception>
    public Reason With(params ReadOnlySpan<Fact> facts)
    {
        if (facts.IsEmpty) return WithoutFacts;

        RefuseStrangers(facts);
        ImmutableArray<Fact>.Builder ordered = ImmutableArray.CreateBuilder<Fact>(facts.Length);
        foreach (string name in FactNames)
        {
            foreach (Fact fact in facts)
            {
                if (fact.Name == name) ordered.Add(fact);
            }
        }

        return new Reason(this, ordered.MoveToImmutable());
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code.Value;

    private static string SubjectOf(string code)
    {
        const string Ending = "_not_supported";
        string name = code[(code.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
    }

    private void RefuseStrangers(ReadOnlySpan<Fact> facts)
    {
        for (int i = 0; i < facts.Length; i++)
        {
            string name = facts[i].Name;
            if (!FactNames.Contains(name))
            {
                throw new ArgumentException($"`{Code}` carries no fact `{name}`, only {Listed()}", nameof(facts));
            }

            for (int j = 0; j < i; j++)
            {
                if (facts[j].Name == name) throw new ArgumentException($"the fact `{name}` of `{Code}` was given twice", nameof(facts));
            }
        }
    }

    private string Listed() => FactNames.IsEmpty ? "none" : string.Join(", ", FactNames.Select(name => $"`{name}`"));

    private static ImmutableArray<string> Checked(ImmutableArray<string> names)
    {
        if (names.IsDefaultOrEmpty) return [];

        for (int i = 0; i < names.Length; i++)
        {
            if (!SafeToken.IsSnakeCase(names[i]))
            {
                throw new ArgumentException("the name of a fact was refused: write lower-case letters, digits and underscores, such as `until`", nameof(names));
            }

            if (names.IndexOf(names[i]) != i) throw new ArgumentException($"the fact `{names[i]}` is listed twice", nameof(names));
        }

        return names;
    }

    private static T Named<T>(WireNames<T> names, T value)
        where T : struct, Enum =>
        names.IsNamed(value) ? value : throw new ArgumentException($"`{value}` is not a named value", nameof(value));
}
