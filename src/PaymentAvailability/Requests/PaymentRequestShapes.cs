namespace PaymentAvailability;

/// <summary>The grammar of a payment request in JSON. <c>docs/schema</c> says the same, and a test compares the two.</summary>
internal static class PaymentRequestShapes
{
    public static readonly InputShape Request = new("a payment request", ["amount"],
    [
        "orderId", "orderExpiresAt", "loan", "payerId", "merchantId", "payeeId", "isPayeeBound", "direction", "country", "product", "capture", "recurrence", "client", "instruments", "completedVerifications",
        "verifications", "attributes", "deadlineMs",
    ]);

    public static readonly InputShape Amount = new("an amount", ["value", "currency"], []);

    public static readonly InputShape Loan = new("a loan", [], ["dueOn", "graceEndsOn", "automaticDebitOn", "isPaid", "timeZone"]);

    public static readonly InputShape Client = new(
        "a client", [], ["kind", "network", "device", "appVersion", "sessionExpiresAt", "installedApps", "capabilities", "deviceId", "networkAddress", "place"]);

    public static readonly InputShape Place = new("a place", ["latitude", "longitude"], []);

    public static readonly InputShape Verification = new("a completed verification", ["method", "at"], ["strength"]);

    public static readonly InputShape Instrument = new(
        "an instrument", ["id"], ["kind", "bank", "cardType", "cardNetwork", "accountClass", "expiry", "lastFour"]);
}
