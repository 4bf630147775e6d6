namespace PaymentAvailability.Benchmarks;

/// <summary>The same thresholds as before, but whoever passes them has to prove who they are instead of being turned away.</summary>
internal sealed class BusyDeviceRule(DeviceWatch devices, PeakCrowd crowd) : IRiskRule
{
    /// <summary>The attribute of a request that names the device.</summary>
    public const string Device = "device";

    private static readonly RiskVerdict Prove = RiskVerdict.Verify(VerificationMethods.OneTimeCode);

    public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
        new(devices.IsBusy(context.Request.Attributes![Device], crowd.Now) || context.Request.Amount.Amount >= DeviceWatch.LargeAmount ? Prove : RiskVerdict.Allow);
}
