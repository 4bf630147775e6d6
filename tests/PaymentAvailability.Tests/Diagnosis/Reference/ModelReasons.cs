namespace PaymentAvailability.Tests;

/// <summary>Closures with what they mean: when each holds, and what somebody can do about it. Written from their descriptions, not from the library.</summary>
internal sealed class ModelReasons
{
    private readonly Random _random;
    private readonly DateTimeOffset _at;
    private readonly long _amount;
    private readonly string[] _channels;
    private readonly Func<bool, ScriptedScope> _scope;

    /// <param name="random">Chance.</param>
    /// <param name="at">Now.</param>
    /// <param name="amount">What is to be paid, in minor units.</param>
    /// <param name="channels">The channels there are.</param>
    /// <param name="scope">Draws the routes of a closure; if asked, only among methods that need an instrument.</param>
    public ModelReasons(Random random, DateTimeOffset at, long amount, string[] channels, Func<bool, ScriptedScope> scope)
    {
        _random = random;
        _at = at;
        _amount = amount;
        _channels = channels;
        _scope = scope;
    }

    public ModelClosure Next()
    {
        DateTimeOffset soon = _at.AddMinutes(30 * _random.Next(1, 30));
        DateTimeOffset? until = _random.Next(2) == 0 ? soon : null;
        Fact[] ends = until is { } end ? [Fact.Of("until", end)] : [];
        string channel = _channels[_random.Next(_channels.Length)];
        var ofChannel = new ScriptedScope(ScopeSubject.Channel, [channel], null);
        Fact named = Fact.Of("channel", channel);
        return _random.Next(20) switch
        {
            // A channel that says when it is back comes back then, and nobody makes it sooner.
            0 => new(ChannelReasons.Unavailable.With([named, .. ends]), ofChannel, until is null ? RestoreChannel(channel) : null) { Until = until },
            1 => ByStaff("enable", ChannelReasons.Disabled.With([named, .. ends]), ofChannel) with { Until = until },
            2 => ByStaff("review", RiskReasons.TooFrequent.With(ends)) with { Until = until },
            3 => ByStaff("review", RiskReasons.Rejected.WithoutFacts),
            4 => new(AccountReasons.PhoneMismatch.WithoutFacts, _scope(false), "correct_details"),
            5 => new(AccountReasons.DetailsMismatch.WithoutFacts, _scope(false), "correct_details"),
            6 => new(AccountReasons.CardClosed.WithoutFacts, _scope(true), null) { IsAboutInstrument = true },
            7 => Limit(_random.Next(2) == 0 ? 40 : 300),
            8 => UsedUp(70, until, ends),
            9 => TooLittle(700),
            10 => Outdated(new Version(_random.Next(2, 5), 1, 0)),
            11 => new(ClientReasons.WalletAppMissing.With(Fact.Of("app", "wechat")), _scope(false), "install_app wechat"),
            12 => new(ClientReasons.Offline.WithoutFacts, _scope(false), "change_network"),
            13 => new(OrderReasons.AlreadyPaid.WithoutFacts, _scope(false), null),
            14 => ByStaff("restore_service", PlatformReasons.DependencyFailure.With(Fact.Of("gate", "order.core"))),
            15 => new(ClientReasons.SessionExpired.WithoutFacts, _scope(false), "sign_in") { From = soon },
            16 => Maintained(named, ofChannel, soon, soon.AddMinutes(30 * _random.Next(1, 8))),
            17 => Elsewhere(_random.Next(2) == 0 ? [ClientKind.MiniProgram, ClientKind.InWalletBrowser] : [ClientKind.MiniProgram, ClientKind.BackEnd]),
            18 => new(ClientReasons.VerificationNotSupported.With([Fact.Of("method", ["face"]), .. ends]), _scope(false), "use_capable_device") { Until = until },
            _ => new(OrderReasons.PaymentInProgress.WithoutFacts, _scope(false), "await_result"),
        };
    }

    public static string RestoreChannel(string channel) => $"restore_channel {channel}";

    private ModelClosure Limit(long limit)
    {
        Reason reason = LimitReasons.SingleExceeded.With(Yuan("limit", limit));
        return _amount > limit
            ? new(reason, _scope(false), null) { Holds = world => world.Amount > limit, Amounts = [limit] }
            : ByStaff("pay_at_most", reason);
    }

    private ModelClosure UsedUp(long remaining, DateTimeOffset? until, Fact[] ends)
    {
        Reason reason = LimitReasons.CumulativeAmountExceeded.With([Yuan("limit", 9_000), Yuan("remaining", remaining), .. ends]);
        return _amount > remaining
            ? new(reason, _scope(false), null) { Holds = world => world.Amount > remaining, Amounts = [remaining], Until = until }
            : until is null ? ByStaff("pay_at_most", reason)
            : new(reason, _scope(false), null) { Until = until };
    }

    private ModelClosure TooLittle(long minimum)
    {
        Reason reason = LimitReasons.BelowMinimum.With(Yuan("minimum", minimum));
        return _amount < minimum
            ? new(reason, _scope(false), null) { Holds = world => world.Amount < minimum, Amounts = [minimum] }
            : ByStaff("pay_at_least", reason);
    }

    private ModelClosure Outdated(Version minimum) =>
        new(ClientReasons.VersionOutdated.With(Fact.Of("minimum_version", minimum.ToString())), _scope(false), null)
        {
            Holds = world => !(world.AppVersion >= minimum),
            Version = minimum,
        };

    private ModelClosure Elsewhere(ClientKind[] accepted) =>
        new(CatalogReasons.ClientNotSupported.With(Fact.Of("accepted", accepted.Select(WireNames.Client.NameOf))), _scope(false), null)
        {
            Holds = world => world.Client is not { } client || !accepted.Contains(client),
            AsksClient = true,
        };

    private static ModelClosure Maintained(Fact channel, ScriptedScope scope, DateTimeOffset from, DateTimeOffset until) =>
        new(ChannelReasons.Maintenance.With(channel, Fact.Of("until", until)), scope, null) { From = from, Until = until };

    // What staff do, they do for one thing at a time.
    private ModelClosure ByStaff(string what, Reason reason, ScriptedScope? scope = null) => new(reason, scope ?? _scope(false), $"{what} {reason}");

    private static Fact Yuan(string name, long units) => Fact.Of(name, Money.FromMinorUnits(units, Currency.Parse("CNY")));
}
