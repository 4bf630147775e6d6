namespace PaymentAvailability;

/// <summary>Another place to open the bill: <see cref="ChangeKind.SwitchClient"/>.</summary>
public sealed record ClientChange : Change
{
    internal ClientChange(ClientKind client)
        : base(ChangeKind.SwitchClient, RemedyActor.PayerNow) => Client = client;

    /// <summary>Where to open it.</summary>
    public ClientKind Client { get; }

    internal override string WrittenValue => WireNames.Client.NameOf(Client);

    internal override PaymentRequest ApplyTo(PaymentRequest request) =>
        request with { Client = (request.Client ?? new ClientContext()) with { Kind = Client } };
}
