using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Reports every fault of the options at once, each with its path, its value and how to mend it.</summary>
internal sealed class PaymentAvailabilityOptionsValidator : IValidateOptions<PaymentAvailabilityOptions>
{
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(1);

    private static readonly string[] Kinds = [GateName.Client, GateName.Channel, GateName.Attempt, GateName.Verification, GateName.Order, GateName.Risk, GateName.Limit, GateName.Host];

    public ValidateOptionsResult Validate(string? name, PaymentAvailabilityOptions options)
    {
        var faults = new List<string>();
        faults.CheckRange("Deadline", options.Deadline, ShortestDeadline, LongestDeadline);
        if (options.Client is null)
        {
            faults.Add(OptionChecks.Missing("Client"));
        }
        else
        {
            Check(faults, "Client.WhenOffline", options.Client.WhenOffline);
            Check(faults, "Client.WhenNetworkIsUnstable", options.Client.WhenNetworkIsUnstable);
            Check(faults, "Client.WhenRooted", options.Client.WhenRooted);
            Check(faults, "Client.WhenInfected", options.Client.WhenInfected);
            Check(faults, "Client.WhenSessionExpired", options.Client.WhenSessionExpired);
        }

        CheckAttempts(faults, options.Attempts);
        faults.AddRange(VerificationFaults.Find(options.Verification, "Verification"));
        faults.AddRange(ChannelHealthFaults.Find(options.Channels, "Channels"));
        faults.AddRange(ChannelRankingFaults.Find(options.Ranking, "Ranking"));
        faults.AddRange(DecisionFaults.Find(options.Decisions, "Decisions"));
        faults.AddRange(OrderFaults.Find(options.Orders, "Orders"));
        faults.AddRange(RiskFaults.Find(options.Risk, "Risk"));
        faults.AddRange(LimitFaults.Find(options.Limits, "Limits"));
        foreach ((string gate, GateOptions gateOptions) in options.Gates)
        {
            CheckGate(faults, options, gate, gateOptions);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckAttempts(List<string> faults, AttemptOptions? attempts)
    {
        if (attempts is null)
        {
            faults.Add(OptionChecks.Missing("Attempts"));
            return;
        }

        faults.CheckRange("Attempts.MaximumOpen", attempts.MaximumOpen, 1, 10_000_000);
        faults.CheckRange("Attempts.MaximumSettled", attempts.MaximumSettled, 1, 10_000_000);
        faults.CheckRange("Attempts.MaximumSucceeded", attempts.MaximumSucceeded, 1, 10_000_000);
        faults.AddRange(ProtectionFaults.Find(attempts.Protection, "Attempts.Protection"));
        faults.CheckRange("Attempts.Retention", attempts.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365));
    }

    private static void CheckGate(List<string> faults, PaymentAvailabilityOptions options, string gate, GateOptions? gateOptions)
    {
        string path = $"Gates[{gate}]";
        string kind = gate.Split('.')[0];
        if (!Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add($"{path}: `{gate}` names no gate; begin with {string.Join(", ", Kinds.Select(known => $"`{known}`"))}");
        }

        if (gateOptions is null)
        {
            faults.Add($"{path} is missing its options; remove the entry or set its properties");
            return;
        }

        if (gateOptions.Timeout is { } timeout && (timeout < ShortestDeadline || timeout > options.Deadline))
        {
            faults.Add($"{path}.Timeout: `{timeout}` is out of range; use {ShortestDeadline} to the deadline, {options.Deadline}");
        }

        if (gateOptions.MaximumStuckCalls is { } stuck)
        {
            faults.CheckRange($"{path}.MaximumStuckCalls", stuck, 1, 1_000);
        }

        if (gateOptions.MaximumConcurrency is { } concurrency)
        {
            faults.CheckRange($"{path}.MaximumConcurrency", concurrency, 1, 10_000);
        }

        if (gateOptions.Breaker is { } breaker)
        {
            faults.AddRange(ProtectionFaults.Find(breaker, $"{path}.Breaker"));
        }

        if (gateOptions.WhenUnknown is { } policy && !Enum.IsDefined(policy))
        {
            faults.Add($"{path}.WhenUnknown: `{policy}` is no policy; use `Open` or `Close`");
        }

        if (gateOptions.Execution is { } execution && !Enum.IsDefined(execution))
        {
            faults.Add($"{path}.Execution: `{gateOptions.Execution}` is no way to run a gate; use `Isolated` or `Inline`");
        }
    }

    private static void Check(List<string> faults, string path, ClientResponse response)
    {
        if (!Enum.IsDefined(response))
        {
            faults.Add($"{path}: `{response}` is no response; use `Ignore`, `Warn` or `Close`");
        }
    }
}
