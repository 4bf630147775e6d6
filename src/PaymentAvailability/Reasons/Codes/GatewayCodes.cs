using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Lists of what the codes of gateways mean: from a response to an outcome and a reason.</summary>
/// <remarks>
/// Never throws for what a gateway sends, and never guesses: what no list has is <see cref="PaymentOutcome.Unknown"/>. Finding a listed
/// code allocates nothing. Immutable, safe to share between threads.
/// </remarks>
/// <example>
/// <code>
/// GatewayResult result = GatewayCodes.BuiltIn.Find(new GatewayResponse { Scheme = "unionpay_gateway", Code = "64" });
/// // declined, funds.insufficient
/// </code>
/// </example>
public sealed class GatewayCodes
{
    private const string Http = "http";

    // A code that came is kept only when it is as short as codes are: longer safe tokens exist, but name people and machines.
    private const int LongestKeptCode = 40;

    private static readonly Lazy<GatewayCodes> Shared = new(() => Create([]));

    private readonly FrozenDictionary<string, GatewayCodeList> _lists;

    private GatewayCodes(FrozenDictionary<string, GatewayCodeList> lists)
    {
        _lists = lists;
        Schemes = [.. lists.Keys.Order(StringComparer.Ordinal)];
        Count = lists.Values.Sum(list => list.Count);
    }

    /// <summary>The lists that come with the library; made once, when first asked for.</summary>
    public static GatewayCodes BuiltIn => Shared.Value;

    /// <summary>The names of the lists, in order. <c>http</c> holds what HTTP statuses mean where no code came.</summary>
    public ImmutableArray<string> Schemes { get; }

    /// <summary>How many codes and patterns all lists have.</summary>
    public int Count { get; }

    /// <summary>Makes lists of the library's rows and a host's, which go before them.</summary>
    /// <param name="additions">The host's rows; see <see cref="GatewayCodeOptions"/> for how they replace the library's.</param>
    /// <param name="vocabulary">The reasons they may name. Default: <see cref="ReasonVocabulary.BuiltIn"/>.</param>
    /// <exception cref="GatewayCodeException">Rows make no sense; the exception carries every fault.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="additions"/> is <see langword="null"/>.</exception>
    public static GatewayCodes Create(IEnumerable<GatewayCodeDefinition> additions, ReasonVocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(additions);
        return new GatewayCodes(GatewayCodeCompiler.Compile(additions, new FaultCollector(), vocabulary ?? ReasonVocabulary.BuiltIn));
    }

    internal static GatewayCodes Create(GatewayCodeOptions options, ReasonVocabulary vocabulary) =>
        new(GatewayCodeCompiler.Compile(options.Codes, options.Unreadable, vocabulary));

    /// <summary>What a response means.</summary>
    /// <param name="response">What came back. Nothing in it is refused; what is no code is an unmapped one.</param>
    /// <remarks>
    /// A listed sub-code decides over its code. The HTTP status decides only where there is no code. Outcomes that contradict each other
    /// leave the result unknown: a success beside a sub-code or status that is none, and anything settled under a 5xx with which its
    /// list does not expect it.
    /// </remarks>
    public GatewayResult Find(in GatewayResponse response)
    {
        if (response.Scheme is not { Length: <= SafeToken.MaxLength } scheme || !_lists.TryGetValue(scheme, out GatewayCodeList? list))
            return Unmapped(response, list: null, GatewayMatch.UnknownScheme);

        bool hasCode = IsWritten(response.Code);
        bool hasSubCode = IsWritten(response.SubCode);
        if (!hasCode && !hasSubCode) return FindStatus(response, list);

        GatewayCodeEntry? code = hasCode ? list.Find(response.Code) : null;
        GatewayCodeEntry? subCode = hasSubCode ? _lists[list.SubCodes].Find(response.SubCode) ?? list.Find(response.SubCode) : null;
        GatewayResult? general = code?.For(response.Operation);
        GatewayResult? exact = subCode?.For(response.Operation);
        if (exact is null && hasSubCode && (general is null || LeavesItToTheSubCode(general)))
            return Unmapped(response, list, GatewayMatch.UnknownCode);
        if ((exact ?? general) is not { } result) return Unmapped(response, list, GatewayMatch.UnknownCode);

        bool isDoubtful = (exact is not null && SaysSuccess(exact) != SaysSuccess(general)) || Contradicts(response.HttpStatus, result);
        return isDoubtful ? (exact is null ? code! : subCode!).InDoubt : result;
    }

    // A success with a sub-code that nobody knows may be no success.
    private static bool LeavesItToTheSubCode(GatewayResult result) =>
        SaysSuccess(result) || result.Reason?.Definition == ChannelReasons.UnmappedResponse;

    private static bool SaysSuccess(GatewayResult? result) => IsSuccess(result) || result?.IsSuccessInDoubt == true;

    private static bool IsSuccess(GatewayResult? result) => result?.Outcome == PaymentOutcome.Succeeded;

    private static bool Contradicts(int? status, GatewayResult result) => status is { } given && given != result.ListedHttpStatus
        && (IsSuccess(result) ? given is not (>= 200 and < 300 and not 202) : given >= 500 && result.Outcome != PaymentOutcome.Unknown);

    private static bool IsWritten(string? code) =>
        code is not null && (code.Length > GatewayCodeSpelling.MaxLength || !string.IsNullOrWhiteSpace(code));

    private GatewayResult FindStatus(in GatewayResponse response, GatewayCodeList list)
    {
        if (response.HttpStatus is not { } status) return NoAnswer(list);

        Span<char> digits = stackalloc char[11];
        _ = status.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
        return _lists[Http].Find(digits[..length])?.For(response.Operation) ?? Unmapped(response, list, GatewayMatch.NoCode);
    }

    private static GatewayResult NoAnswer(GatewayCodeList list) => new()
    {
        Outcome = PaymentOutcome.Unknown,
        Reason = OrderReasons.PaymentInProgress.WithoutFacts,
        Match = GatewayMatch.NoCode,
        Scheme = list.Name,
        Description = "nothing came back, so that the request may have been carried out",
    };

    private static GatewayResult Unmapped(in GatewayResponse response, GatewayCodeList? list, GatewayMatch match)
    {
        string? scheme = list?.Name ?? Kept(response.Scheme);
        string? code = Kept(response.Code);
        string? subCode = Kept(response.SubCode);
        return new GatewayResult
        {
            Outcome = PaymentOutcome.Unknown,
            Reason = list?.Unmapped
                ?? (scheme is null ? ChannelReasons.UnmappedResponse.WithoutFacts : ChannelReasons.UnmappedResponse.With(Fact.Of("scheme", scheme))),
            Match = match,
            Scheme = scheme,
            Code = code,
            SubCode = subCode,
            IsCodeWithheld = (code is null && IsWritten(response.Code)) || (subCode is null && IsWritten(response.SubCode)),
            Description = match switch
            {
                GatewayMatch.UnknownScheme => "no list of codes has this name",
                GatewayMatch.NoCode => "no code came, and the HTTP status does not tell what happened",
                _ => "the list of this scheme does not have the code",
            },
        };
    }

    private static string? Kept(string? written) => written is { Length: <= LongestKeptCode } && SafeToken.IsSafe(written) ? written : null;
}
