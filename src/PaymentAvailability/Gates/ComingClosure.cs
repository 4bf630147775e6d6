namespace PaymentAvailability;

/// <summary>A closure that begins later.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Closure">What is closed from then on; until its fact <c>until</c>, where it has one.</param>
public readonly record struct ComingClosure(DateTimeOffset From, Closure Closure)
{
    /// <summary>The beginning and the reason.</summary>
    public override string ToString() => $"{Closure.Reason} from {Fact.Of("from", From).WrittenValue}";
}
