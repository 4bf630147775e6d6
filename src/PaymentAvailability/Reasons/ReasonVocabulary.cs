using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Every reason a service can give: the library's own and the host's additions, checked to fit together.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class ReasonVocabulary
{
    private static readonly Lazy<ReasonVocabulary> Shared = new(() => Create([]));

    private readonly FrozenDictionary<ReasonCode, ReasonDefinition> _byCode;

    private ReasonVocabulary(IEnumerable<ReasonDefinition> definitions)
    {
        All = [.. definitions.OrderBy(definition => definition.Code.Value, StringComparer.Ordinal)];
        _byCode = All.ToFrozenDictionary(definition => definition.Code);
    }

    /// <summary>The vocabulary that comes with the library; made once, when first asked for.</summary>
    public static ReasonVocabulary BuiltIn => Shared.Value;

    /// <summary>Every definition, in the order of their codes.</summary>
    public ImmutableArray<ReasonDefinition> All { get; }

    /// <summary>Makes a vocabulary of the library's definitions and a host's.</summary>
    /// <param name="additions">The host's definitions; none may have a code that the library has.</param>
    /// <param name="texts">Where their guidance is found. Default: <see cref="ReasonTexts.BuiltIn"/>.</param>
    /// <exception cref="ArgumentException">The definitions do not fit together; the message lists every fault.</exception>
    public static ReasonVocabulary Create(IEnumerable<ReasonDefinition> additions, ReasonTexts? texts = null)
    {
        ImmutableArray<ReasonDefinition> definitions = [.. BuiltInDefinitions(), .. additions];
        ImmutableArray<string> faults = ReasonVocabularyFaults.In(definitions, texts ?? ReasonTexts.BuiltIn);
        return faults.IsEmpty
            ? new ReasonVocabulary(definitions)
            : throw new ArgumentException("the reasons do not fit together:\n" + string.Join('\n', faults.Select(fault => "  " + fault)), nameof(additions));
    }

    /// <summary>Lists every fault that <see cref="Create"/> would refuse, for a host that checks its configuration as a whole.</summary>
    /// <param name="additions">The host's definitions.</param>
    /// <param name="texts">Where their guidance is found. Default: <see cref="ReasonTexts.BuiltIn"/>.</param>
    /// <returns>One sentence a fault: what is wrong, with which reason, and how to mend it. Empty when all is well.</returns>
    public static ImmutableArray<string> Validate(IEnumerable<ReasonDefinition> additions, ReasonTexts? texts = null) =>
        ReasonVocabularyFaults.In([.. BuiltInDefinitions(), .. additions], texts ?? ReasonTexts.BuiltIn);

    /// <summary>Looks a definition up.</summary>
    /// <returns>The definition, or null when no reason has the code.</returns>
    public ReasonDefinition? Find(ReasonCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>The definition a payer may see in place of another: itself when it is disclosed, else its public alias.</summary>
    /// <param name="definition">A definition from another vocabulary is answered safely: an alias unknown here becomes <see cref="AliasReasons.NotAvailable"/>.</param>
    public ReasonDefinition PublicFace(ReasonDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.IsDisclosed ? definition : Find(definition.PublicAlias) ?? AliasReasons.NotAvailable;
    }

    /// <summary>The reason a payer may see in place of another: itself when it is disclosed, else its public alias without any facts.</summary>
    /// <param name="reason">The true reason.</param>
    public Reason PublicFace(Reason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason.Definition.IsDisclosed ? reason : PublicFace(reason.Definition).WithoutFacts;
    }

    private static ImmutableArray<ReasonDefinition> BuiltInDefinitions() =>
    [
        .. AccountReasons.All,
        .. AliasReasons.All,
        .. CatalogReasons.All,
        .. ChannelReasons.All,
        .. ClientReasons.All,
        .. FundsReasons.All,
        .. LimitReasons.All,
        .. OrderReasons.All,
        .. PlatformReasons.All,
        .. RiskReasons.All,
        .. VerificationReasons.All,
    ];
}
