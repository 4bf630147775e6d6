namespace PaymentAvailability;

/// <summary>Nothing but time: <see cref="ChangeKind.Wait"/>. The earliest moment at which every closure that passes has passed.</summary>
public sealed record WaitChange : Change
{
    internal WaitChange(DateTimeOffset until)
        : base(ChangeKind.Wait, RemedyActor.PayerLater) => Until = until;

    /// <summary>When to try again.</summary>
    public DateTimeOffset Until { get; }

    internal override string WrittenValue => Fact.Of("until", Until).WrittenValue;
}
