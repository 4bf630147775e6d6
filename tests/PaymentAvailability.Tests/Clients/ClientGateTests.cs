using System.Collections.Immutable;

namespace PaymentAvailability.Tests;

public sealed class ClientGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, ReasonDefinition Reason, ClientContext Client, Action<ClientOptions, ClientResponse> Set)[] Conditions =
    [
        ("offline", ClientReasons.Offline, new ClientContext { Network = NetworkQuality.Offline }, (options, response) => options.WhenOffline = response),
        ("unstable", ClientReasons.NetworkUnstable, new ClientContext { Network = NetworkQuality.Unstable }, (options, response) => options.WhenNetworkIsUnstable = response),
        ("rooted", ClientReasons.DeviceCompromised, new ClientContext { Device = DeviceIntegrity.Rooted }, (options, response) => options.WhenRooted = response),
        ("infected", ClientReasons.DeviceCompromised, new ClientContext { Device = DeviceIntegrity.Infected }, (options, response) => options.WhenInfected = response),
        ("session", ClientReasons.SessionExpired, new ClientContext { SessionExpiresAt = Now }, (options, response) => options.WhenSessionExpired = response),
    ];

    public static TheoryData<string, ClientResponse> Matrix =>
        [.. from condition in Conditions from response in Enum.GetValues<ClientResponse>() select (condition.Name, response)];

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Each_condition_is_ignored_warned_of_or_closed_as_the_options_say(string name, ClientResponse response)
    {
        var condition = Conditions.Single(each => each.Name == name);
        var options = new ClientOptions();
        condition.Set(options, response);

        GateVerdict verdict = Judge(options, condition.Client);

        verdict.Answer.Should().Be(response == ClientResponse.Close ? GateAnswer.Closed : GateAnswer.Open);
        verdict.Closures.Select(closure => closure.Reason.Definition).Should().Equal(response == ClientResponse.Close ? [condition.Reason] : []);
        verdict.Closures.Should().NotContain(closure => !closure.Scope.CoversAll);
        verdict.Warnings.Select(reason => reason.Definition).Should().Equal(response == ClientResponse.Warn ? [condition.Reason] : []);
    }

    [Fact]
    public void By_default_only_an_unstable_network_leaves_things_open()
    {
        foreach (var condition in Conditions)
        {
            Judge(new ClientOptions(), condition.Client).Answer
                .Should().Be(condition.Name == "unstable" ? GateAnswer.Open : GateAnswer.Closed, condition.Name);
        }
    }

    [Fact]
    public void A_good_device_is_open_and_so_is_a_session_until_its_last_tick()
    {
        var client = new ClientContext { Network = NetworkQuality.Good, Device = DeviceIntegrity.Intact, SessionExpiresAt = Now.AddTicks(1) };

        GateVerdict verdict = Judge(new ClientOptions(), client);

        verdict.Answer.Should().Be(GateAnswer.Open);
        verdict.Warnings.Should().BeEmpty();
        verdict.Closures.Should().BeEmpty();
    }

    [Fact]
    public void What_is_not_known_of_the_client_closes_nothing()
    {
        var options = new ClientOptions { MinimumAppVersion = new Version(9, 0) };

        Judge(options, new ClientContext()).Answer.Should().Be(GateAnswer.Open);
    }

    [Fact]
    public void No_client_at_all_is_an_assumption()
    {
        GateVerdict verdict = Judge(new ClientOptions { MinimumAppVersion = new Version(9, 0) }, null);

        verdict.Answer.Should().Be(GateAnswer.Open);
        verdict.Assumptions.Should().Equal("client");
    }

    [Theory]
    [InlineData("7.3.9", true)]
    [InlineData("7.4", true)]
    [InlineData("7.4.1", false)]
    [InlineData("10.0", false)]
    public void The_oldest_version_that_may_pay_is_the_minimum_itself(string version, bool isClosed)
    {
        GateVerdict verdict = Judge(new ClientOptions { MinimumAppVersion = new Version(7, 4, 1) }, new ClientContext { AppVersion = Version.Parse(version) });

        verdict.Closures.Where(closure => closure.Scope.CoversAll).Select(closure => closure.Reason.ToString())
            .Should().Equal(isClosed ? ["client.version_outdated(minimum_version=7.4.1)"] : []);
    }

    [Fact]
    public void A_method_can_ask_for_a_newer_version_than_the_host()
    {
        AvailabilityResult result = Resolve(new ClientContext { AppVersion = new Version(7, 4, 0) });

        ReasonsOf(result, "transfer.bank").Should().Equal("client.version_outdated(minimum_version=7.4.1)");
        result.Options.Should().Contain(option => option.Method.Id == "wallet.alipay");
    }

    [Fact]
    public void A_method_whose_app_is_not_installed_is_closed_alone()
    {
        AvailabilityResult result = Resolve(new ClientContext { InstalledApps = ["alipay"] });

        ReasonsOf(result, "wallet.wechat").Should().Equal("client.wallet_app_missing(app=wechat)");
        result.Options.Select(option => option.Method.Id).Should().Equal("card.quick_pay", "wallet.alipay", "transfer.bank");
    }

    [Fact]
    public void The_case_of_an_installed_app_does_not_matter() =>
        Resolve(new ClientContext { InstalledApps = ["WeChat"] }).Options.Should().Contain(option => option.Method.Id == "wallet.wechat");

    [Fact]
    public void Several_findings_are_all_told()
    {
        var client = new ClientContext
        {
            Network = NetworkQuality.Offline, Device = DeviceIntegrity.Infected, SessionExpiresAt = Now.AddDays(-1), AppVersion = new Version(1, 0),
        };

        Judge(new ClientOptions { MinimumAppVersion = new Version(2, 0) }, client).Closures.Where(closure => closure.Scope.CoversAll)
            .Select(closure => closure.Reason.Definition)
            .Should().Equal(ClientReasons.Offline, ClientReasons.DeviceCompromised, ClientReasons.SessionExpired, ClientReasons.VersionOutdated);
    }

    private static ImmutableArray<string> ReasonsOf(AvailabilityResult result, string method) =>
        [.. result.ClosedOptions.Single(option => option.Method.Id == method).Reasons.Select(reason => reason.ToString())];

    private static AvailabilityResult Resolve(ClientContext client) =>
        new TestResolver().AddInline("client", new ClientGate(new ClientOptions())).Resolve(TestCatalogs.Request with { Client = client });

    private static GateVerdict Judge(ClientOptions options, ClientContext? client)
    {
        var context = new GateContext(TestCatalogs.Request with { Client = client }, TestCatalogs.Repayment, Now);
        return new ClientGate(options).EvaluateAsync(context, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }
}
