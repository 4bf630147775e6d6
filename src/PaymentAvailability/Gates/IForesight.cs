namespace PaymentAvailability;

/// <summary>A built-in gate that knows from the request what it will close later, and is asked only when a diagnosis needs it.</summary>
internal interface IForesight
{
    /// <summary>Adds what the gate will close later than the moment of <paramref name="context"/>.</summary>
    void AddComing(GateContext context, List<ComingClosure> coming);
}
