namespace PaymentAvailability;

/// <summary>The names under which the library reports to OpenTelemetry: add them to a host's meters and sources.</summary>
public static class TelemetryNames
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Source = "PaymentAvailability";

    /// <summary>A histogram in seconds, one value a resolution. Tags: <c>payment_availability.available</c>, and <c>payment_availability.reason</c> when nothing is.</summary>
    public const string ResolveDuration = "payment_availability.resolve.duration";

    /// <summary>A counter of options, one for each option a resolution found closed. Tags: <c>payment_availability.reason</c>, <c>payment_availability.cause</c>.</summary>
    public const string ClosedOptions = "payment_availability.closed_options";

    /// <summary>A counter of gates that could not find out. Tags: <c>payment_availability.gate</c>, <c>error.type</c>.</summary>
    public const string UnknownGates = "payment_availability.unknown_gates";

    /// <summary>
    /// A counter of what the policy of risk decided, or would have without shadow mode. Tags: <c>payment_availability.response</c>,
    /// <c>payment_availability.action</c>, <c>payment_availability.enforced</c>.
    /// </summary>
    public const string RiskDecisions = "payment_availability.risk_decisions";

    /// <summary>A counter of catalogs offered for use. Tag: <c>payment_availability.accepted</c>.</summary>
    public const string CatalogLoads = "payment_availability.catalog_loads";

    /// <summary>
    /// A counter of reports and reconciliations. Tags: <c>payment_availability.reported</c>, <c>payment_availability.result</c>, and
    /// <c>payment_availability.reason</c> when a beginning was turned away.
    /// </summary>
    public const string Reports = "payment_availability.reports";

    /// <summary>How many attempts without a result this process took in and did not see settled. No tags.</summary>
    public const string OpenAttempts = "payment_availability.open_attempts";

    /// <summary>A counter of verifications to be started. Tags: <c>payment_availability.method</c>, <c>payment_availability.result</c>.</summary>
    public const string VerificationStarts = "payment_availability.verification_starts";

    /// <summary>A counter of answers to verifications. Tags: <c>payment_availability.method</c>, <c>payment_availability.result</c>.</summary>
    public const string VerificationChecks = "payment_availability.verification_checks";

    /// <summary>
    /// A counter of changes of channel states. Tags: <c>payment_availability.channel</c>, <c>payment_availability.from</c>,
    /// <c>payment_availability.to</c>, and <c>payment_availability.part</c> (<c>bank</c> or <c>method</c>) when it is not about a whole channel.
    /// </summary>
    public const string ChannelChanges = "payment_availability.channel_changes";
}
