namespace PaymentAvailability;

/// <summary>Closes what makes no sense in the request itself, before anybody is asked: the amount, the order's reference, expired cards.</summary>
internal static class RequestCheck
{
    public static void AddClosures(PaymentRequest request, DateTimeOffset at, List<Closure> closures)
    {
        if (!IsAmount(request))
        {
            closures.Add(AmountInvalid);
        }

        if (request.OrderId is { } order && !Reference.IsValid(order))
        {
            closures.Add(ReferenceInvalid);
        }

        if (request.OrderExpiresAt <= at)
        {
            closures.Add(Expired);
        }

        if (request.Instruments is { } instruments)
        {
            for (int i = 0; i < instruments.Count; i++)
            {
                if (instruments[i].Expiry is { } expiry && expiry.IsPastAt(at))
                {
                    closures.Add(new Closure(AccountReasons.CardExpired.WithoutFacts, RouteScope.Everything.WithInstrument(instruments[i])));
                }
            }
        }
    }

    /// <summary>Adds what the request itself will close later than <paramref name="at"/>.</summary>
    public static void AddComing(PaymentRequest request, DateTimeOffset at, List<ComingClosure> coming)
    {
        if (request.OrderExpiresAt is { } end && end > at)
        {
            coming.Add(new ComingClosure(end, Expired));
        }

        foreach (PaymentInstrument instrument in request.Instruments ?? [])
        {
            if (instrument.Expiry is { } expiry && !expiry.IsPastAt(at) && expiry.PastFrom is { } from)
            {
                coming.Add(new ComingClosure(from, new Closure(AccountReasons.CardExpired.WithoutFacts, RouteScope.Everything.WithInstrument(instrument))));
            }
        }
    }

    /// <summary>Whether the amount of <paramref name="request"/> can be paid at all.</summary>
    public static bool IsAmount(PaymentRequest request) => request.Amount.Amount > 0 && request.Amount.TryGetMinorUnits(out _);

    private static readonly Closure Expired = new(OrderReasons.Expired.WithoutFacts);

    private static readonly Closure AmountInvalid = new(OrderReasons.AmountInvalid.WithoutFacts);

    private static readonly Closure ReferenceInvalid = new(OrderReasons.ReferenceInvalid.WithoutFacts);
}
