namespace PaymentAvailability;

/// <summary>The wire spellings of the enumerations of risk and limits.</summary>
internal static class RiskWireNames
{
    public static readonly WireNames<RiskSubject> Subject = new(
        (RiskSubject.Payer, "payer"),
        (RiskSubject.Card, "card"),
        (RiskSubject.Device, "device"),
        (RiskSubject.Address, "address"),
        (RiskSubject.Merchant, "merchant"),
        (RiskSubject.Payee, "payee"),
        (RiskSubject.Order, "order"));

    public static readonly WireNames<RiskAction> Action = new(
        (RiskAction.Verify, "verify"),
        (RiskAction.Review, "review"),
        (RiskAction.Close, "close"));

    public static readonly WireNames<RiskListKind> List = new(
        (RiskListKind.Allow, "allow"),
        (RiskListKind.Deny, "deny"));

    public static readonly WireNames<RiskMode> Mode = new(
        (RiskMode.Enforced, "enforced"),
        (RiskMode.Shadow, "shadow"));

    public static readonly WireNames<RiskScoreSource> Score = new(
        (RiskScoreSource.Rules, "rules"),
        (RiskScoreSource.Model, "model"));

    public static readonly WireNames<VelocityMeasure> Measure = new(
        (VelocityMeasure.Attempts, "attempts"),
        (VelocityMeasure.Declines, "declines"),
        (VelocityMeasure.Amount, "amount"),
        (VelocityMeasure.Cards, "cards"),
        (VelocityMeasure.Devices, "devices"),
        (VelocityMeasure.Payers, "payers"));

    public static readonly WireNames<PaymentLabel> Label = new(
        (PaymentLabel.Good, "good"),
        (PaymentLabel.Fraud, "fraud"),
        (PaymentLabel.Chargeback, "chargeback"));

    public static readonly WireNames<CalendarPeriod> Period = new(
        (CalendarPeriod.Day, "day"),
        (CalendarPeriod.Month, "month"),
        (CalendarPeriod.Year, "year"));
}
