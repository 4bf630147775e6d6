using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Works out, once for each reason, every way in which it goes away.</summary>
internal sealed class LiftTable
{
    private readonly Dictionary<(Reason Reason, int Instrument), LiftableReason> _known = new(32, ByInstance.Comparer);
    private readonly Dictionary<Lift[], int> _waysNumbers = new(16, ByWays.Comparer);
    private readonly ActLedger _acts;
    private readonly PaymentRequest _request;
    private readonly DateTimeOffset _at;
    private readonly bool _hasAmount;
    private readonly long _amount;
    private readonly ClientKind? _client;
    private readonly Version? _appVersion;

    public LiftTable(ActLedger acts, PaymentRequest request, DateTimeOffset at)
    {
        _acts = acts;
        _request = request;
        _at = at;
        _hasAmount = RequestCheck.IsAmount(request) && request.Amount.TryGetMinorUnits(out _amount);
        _client = request.Client?.Kind;
        _appVersion = request.Client?.AppVersion is { } version ? Comparable(version) : null;
    }

    /// <summary>The clients that a payer can choose: neither a counter nor the host's own batch.</summary>
    public static long ChoosableClients { get; } =
        BitOf(ClientKind.App) | BitOf(ClientKind.MobileWeb) | BitOf(ClientKind.MiniProgram) | BitOf(ClientKind.InWalletBrowser) | BitOf(ClientKind.DesktopWeb);

    public static long BitOf(ClientKind client) => 1L << (int)client;

    /// <param name="reason">The reason.</param>
    /// <param name="instrument">
    /// The place of the payer's instrument that is at hand, <see cref="Candidate.NoInstrument"/> or <see cref="Candidate.AnotherInstrument"/>.
    /// </param>
    /// <param name="needsInstrument">Whether the method needs an instrument, so that another one may be used.</param>
    public LiftableReason Of(Reason reason, int instrument, bool needsInstrument)
    {
        int place = reason.Definition.LiftedBy == ChangeKind.UseInstrument ? (needsInstrument ? 0 : -1) : instrument;
        if (!_known.TryGetValue((reason, place), out LiftableReason? liftable))
        {
            long until = UntilOf(reason);
            Lift[] ways = WaysOf(reason, instrument, needsInstrument, until);
            liftable = new LiftableReason { Reason = reason, Until = until, Ways = ways, WaysNumber = NumberOf(ways) };
            _known.Add((reason, place), liftable);
        }

        return liftable;
    }

    private int NumberOf(Lift[] ways)
    {
        if (!_waysNumbers.TryGetValue(ways, out int number))
        {
            _waysNumbers.Add(ways, number = _waysNumbers.Count);
        }

        return number;
    }

    // Time is one way, and there is at most one other.
    private Lift[] WaysOf(Reason reason, int instrument, bool needsInstrument, long until)
    {
        bool passes = until != long.MaxValue;
        Lift? other = OtherWayOf(reason, instrument, needsInstrument, passes);
        return (passes, other) switch
        {
            (true, { } way) => [new Lift(LiftMeans.Until, until), way],
            (true, null) => [new Lift(LiftMeans.Until, until)],
            (false, { } way) => [way],
            _ => [],
        };
    }

    private Lift? OtherWayOf(Reason reason, int instrument, bool needsInstrument, bool passes)
    {
        ReasonDefinition definition = reason.Definition;
        switch (definition.LiftedBy)
        {
            case ChangeKind.None:
            case ChangeKind.UseInstrument when needsInstrument:
            // Nobody but time does it: a channel that says when it is back, or a window that opens.
            case ChangeKind.RestoreChannel when passes && definition.Fixer == ReasonFixer.Channel:
            case ChangeKind.Wait or ChangeKind.AwaitResult when passes:
                return null;
            case ChangeKind.PayAtMost or ChangeKind.PayAtLeast when !_hasAmount:
                // The amount is no amount at all: a new order brings one.
                return Act(OrderReasons.AmountInvalid.WithoutFacts, Candidate.NoInstrument);
            case ChangeKind.PayAtMost when AmountOf(reason, definition.FactNames.Contains("remaining") ? "remaining" : "limit", decimal.Floor) is { } most && most < _amount:
                return new Lift(LiftMeans.AtMost, most);
            case ChangeKind.PayAtMost when passes:
                return null;
            case ChangeKind.PayAtLeast when AmountOf(reason, "minimum", decimal.Ceiling) is { } least && least > _amount:
                return new Lift(LiftMeans.AtLeast, least);
            case ChangeKind.SwitchClient when ClientsOf(reason) is { } clients:
                return clients == 0 ? null : new Lift(LiftMeans.Client, clients);
            case ChangeKind.UpdateApp when VersionOf(reason) is { } version && !(_appVersion >= version):
                return new Lift(LiftMeans.AppVersion, 0, version);
            default:
                return Act(reason, instrument);
        }
    }

    private Lift Act(Reason reason, int instrument) => new(LiftMeans.Act, _acts.NumberOf(reason, instrument));

    // An end that far away is none that anybody waits for.
    private long UntilOf(Reason reason) =>
        reason.Find("until") is { } fact && fact.TryGetTime(out DateTimeOffset until) && until > _at && until - _at <= ServiceHours.Horizon
            ? until.UtcTicks
            : long.MaxValue;

    // A bound finer than the currency holds at the next amount that can be paid. Facts are below a trillion, so the units fit.
    private long? AmountOf(Reason reason, string name, Func<decimal, decimal> round) =>
        reason.Find(name) is { } fact && fact.TryGetMoney(out Money money) && money.Currency == _request.Amount.Currency
            ? (long)round(money.Amount / Money.FromMinorUnits(1, money.Currency).Amount)
            : null;

    private long? ClientsOf(Reason reason)
    {
        long? accepted = BitsOf(reason.Find("accepted")) ?? ~BitsOf(reason.Find("excluded"));
        return accepted & ChoosableClients & ~(_client is { } current ? BitOf(current) : 0);
    }

    private static long? BitsOf(Fact? fact)
    {
        if (fact is null || !fact.TryGetTokens(out ImmutableArray<string> names))
        {
            return null;
        }

        long bits = 0;
        foreach (string name in names)
        {
            bits |= WireNames.Client.TryParse(name, out ClientKind client) ? BitOf(client) : 0;
        }

        return bits;
    }

    private static Version? VersionOf(Reason reason) =>
        reason.FindToken("minimum_version") is { } text && Version.TryParse(text, out Version? version)
            ? Comparable(version)
            : null;

    // To .NET 7.4 comes before 7.4.0; to people they are one version.
    private static Version Comparable(Version version) => version.Revision > 0
        ? version
        : new Version(version.Major, version.Minor, Math.Max(version.Build, 0));

    /// <summary>By instance: whoever asks twice mostly has the same reason, and equal ones get equal acts anyway.</summary>
    private sealed class ByInstance : IEqualityComparer<(Reason Reason, int Instrument)>
    {
        public static ByInstance Comparer { get; } = new();

        public bool Equals((Reason Reason, int Instrument) x, (Reason Reason, int Instrument) y) =>
            ReferenceEquals(x.Reason, y.Reason) && x.Instrument == y.Instrument;

        public int GetHashCode((Reason Reason, int Instrument) obj) =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Reason) + obj.Instrument;
    }

    private sealed class ByWays : IEqualityComparer<Lift[]>
    {
        public static ByWays Comparer { get; } = new();

        public bool Equals(Lift[]? x, Lift[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(Lift[] obj)
        {
            int hash = obj.Length;
            foreach (Lift way in obj)
            {
                hash = (hash * 31) + ((int)way.Means * 17) + way.Value.GetHashCode();
            }

            return hash;
        }
    }
}
