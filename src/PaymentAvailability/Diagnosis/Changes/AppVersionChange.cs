namespace PaymentAvailability;

/// <summary>A newer version of the host's own app: <see cref="ChangeKind.UpdateApp"/>.</summary>
public sealed record AppVersionChange : Change
{
    internal AppVersionChange(Version minimum)
        : base(ChangeKind.UpdateApp, RemedyActor.PayerNow) => Minimum = minimum;

    /// <summary>The oldest version that works.</summary>
    public Version Minimum { get; }

    internal override string WrittenValue => Minimum.ToString();

    internal override PaymentRequest ApplyTo(PaymentRequest request) =>
        request with { Client = (request.Client ?? new ClientContext()) with { AppVersion = Minimum } };
}
