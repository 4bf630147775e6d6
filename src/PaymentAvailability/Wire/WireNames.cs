namespace PaymentAvailability;

/// <summary>The wire spellings of the library's enumerations, in one place.</summary>
internal static class WireNames
{
    public static readonly WireNames<ClientKind> Client = new(
        (ClientKind.App, "app"),
        (ClientKind.MobileWeb, "mobile_web"),
        (ClientKind.MiniProgram, "mini_program"),
        (ClientKind.InWalletBrowser, "in_wallet_browser"),
        (ClientKind.DesktopWeb, "desktop_web"),
        (ClientKind.PointOfSale, "point_of_sale"),
        (ClientKind.BackEnd, "back_end"));

    public static readonly WireNames<CardType> CardType = new(
        (PaymentAvailability.CardType.Debit, "debit"),
        (PaymentAvailability.CardType.Credit, "credit"),
        (PaymentAvailability.CardType.SemiCredit, "semi_credit"),
        (PaymentAvailability.CardType.Prepaid, "prepaid"));

    public static readonly WireNames<AccountClass> AccountClass = new(
        (PaymentAvailability.AccountClass.Class1, "class_1"),
        (PaymentAvailability.AccountClass.Class2, "class_2"),
        (PaymentAvailability.AccountClass.Class3, "class_3"),
        (PaymentAvailability.AccountClass.Class4, "class_4"));

    public static readonly WireNames<TransferDirection> Direction = new(
        (TransferDirection.Out, "out"),
        (TransferDirection.In, "in"));

    public static readonly WireNames<CaptureMode> Capture = new(
        (CaptureMode.Automatic, "automatic"),
        (CaptureMode.Manual, "manual"));

    public static readonly WireNames<Recurrence> Recurrence = new(
        (PaymentAvailability.Recurrence.OneOff, "one_off"),
        (PaymentAvailability.Recurrence.Recurring, "recurring"));

    public static readonly WireNames<InstrumentKind> Instrument = new(
        (InstrumentKind.None, "none"),
        (InstrumentKind.Card, "card"),
        (InstrumentKind.Wallet, "wallet"),
        (InstrumentKind.BankAccount, "bank_account"));

    public static readonly WireNames<VerificationMethods> Verification = new(
        (VerificationMethods.OneTimeCode, "one_time_code"),
        (VerificationMethods.Password, "password"),
        (VerificationMethods.Face, "face"),
        (VerificationMethods.Fingerprint, "fingerprint"),
        (VerificationMethods.HardwareKey, "hardware_key"),
        (VerificationMethods.FourFactor, "four_factor"),
        (VerificationMethods.CardSecurityCode, "card_security_code"),
        (VerificationMethods.PriorAuthorisation, "prior_authorisation"),
        (VerificationMethods.Chip, "chip"));

    public static readonly WireNames<VerificationStrength> Strength = new(
        (VerificationStrength.Low, "low"),
        (VerificationStrength.Substantial, "substantial"),
        (VerificationStrength.High, "high"));

    public static readonly WireNames<VerificationStartOutcome> StartOutcome = new(
        (VerificationStartOutcome.Unavailable, "unavailable"),
        (VerificationStartOutcome.Started, "started"),
        (VerificationStartOutcome.Withheld, "withheld"),
        (VerificationStartOutcome.TooSoon, "too_soon"),
        (VerificationStartOutcome.NotDeliverable, "not_deliverable"),
        (VerificationStartOutcome.Unsupported, "unsupported"));

    public static readonly WireNames<VerificationCheckOutcome> CheckOutcome = new(
        (VerificationCheckOutcome.Wrong, "wrong"),
        (VerificationCheckOutcome.Passed, "passed"),
        (VerificationCheckOutcome.Expired, "expired"),
        (VerificationCheckOutcome.Withheld, "withheld"),
        (VerificationCheckOutcome.Unavailable, "unavailable"));

    public static readonly WireNames<VerificationCountKind> CountKind = new(
        (VerificationCountKind.Answers, "answers"),
        (VerificationCountKind.Starts, "starts"),
        (VerificationCountKind.Interval, "interval"));

    public static readonly WireNames<ChannelState> ChannelState = new(
        (PaymentAvailability.ChannelState.Unknown, "unknown"),
        (PaymentAvailability.ChannelState.Healthy, "healthy"),
        (PaymentAvailability.ChannelState.Degraded, "degraded"),
        (PaymentAvailability.ChannelState.Recovering, "recovering"),
        (PaymentAvailability.ChannelState.Down, "down"),
        (PaymentAvailability.ChannelState.Maintenance, "maintenance"),
        (PaymentAvailability.ChannelState.Disabled, "disabled"));

    public static readonly WireNames<ChannelEvidenceKind> ChannelEvidence = new(
        (ChannelEvidenceKind.Failures, "failures"),
        (ChannelEvidenceKind.Slowness, "slowness"),
        (ChannelEvidenceKind.Silence, "silence"),
        (ChannelEvidenceKind.Probes, "probes"),
        (ChannelEvidenceKind.Trial, "trial"));

    public static readonly WireNames<NetworkQuality> Network = new(
        (NetworkQuality.Good, "good"),
        (NetworkQuality.Unstable, "unstable"),
        (NetworkQuality.Offline, "offline"));

    public static readonly WireNames<DeviceIntegrity> Device = new(
        (DeviceIntegrity.Intact, "intact"),
        (DeviceIntegrity.Rooted, "rooted"),
        (DeviceIntegrity.Infected, "infected"));

    public static readonly WireNames<GateAnswer> Answer = new(
        (GateAnswer.Open, "open"),
        (GateAnswer.Closed, "closed"),
        (GateAnswer.Unknown, "unknown"));

    public static readonly WireNames<UnknownCause> UnknownCause = new(
        (PaymentAvailability.UnknownCause.Declared, "declared"),
        (PaymentAvailability.UnknownCause.Late, "late"),
        (PaymentAvailability.UnknownCause.Failed, "failed"),
        (PaymentAvailability.UnknownCause.Invalid, "invalid"),
        (PaymentAvailability.UnknownCause.Stuck, "stuck"),
        (PaymentAvailability.UnknownCause.Overloaded, "overloaded"),
        (PaymentAvailability.UnknownCause.Broken, "broken"));

    public static readonly WireNames<UnknownPolicy> UnknownPolicy = new(
        (PaymentAvailability.UnknownPolicy.Open, "open"),
        (PaymentAvailability.UnknownPolicy.Close, "close"));

    public static readonly WireNames<NoticeKind> Notice = new(
        (NoticeKind.Failover, "failover"),
        (NoticeKind.Warning, "warning"));

    public static readonly WireNames<RemedyActor> Actor = new(
        (RemedyActor.PayerNow, "payer_now"),
        (RemedyActor.PayerLater, "payer_later"),
        (RemedyActor.HostStaff, "host_staff"),
        (RemedyActor.Channel, "channel"));

    public static readonly WireNames<AccountFactor> AccountFactor = new(
        (PaymentAvailability.AccountFactor.Name, "name"),
        (PaymentAvailability.AccountFactor.IdentityNumber, "identity_number"),
        (PaymentAvailability.AccountFactor.CardNumber, "card_number"),
        (PaymentAvailability.AccountFactor.ReservedPhone, "reserved_phone"));

    public static readonly WireNames<OrderState> OrderState = new(
        (PaymentAvailability.OrderState.Payable, "payable"),
        (PaymentAvailability.OrderState.Paid, "paid"),
        (PaymentAvailability.OrderState.Expired, "expired"),
        (PaymentAvailability.OrderState.Closed, "closed"),
        (PaymentAvailability.OrderState.Locked, "locked"),
        (PaymentAvailability.OrderState.NotPayable, "not_payable"));

    public static readonly WireNames<AttemptStatus> AttemptStatus = new(
        (PaymentAvailability.AttemptStatus.Begun, "begun"),
        (PaymentAvailability.AttemptStatus.InDoubt, "in_doubt"),
        (PaymentAvailability.AttemptStatus.Succeeded, "succeeded"),
        (PaymentAvailability.AttemptStatus.Declined, "declined"),
        (PaymentAvailability.AttemptStatus.Failed, "failed"),
        (PaymentAvailability.AttemptStatus.Ignored, "ignored"));

    public static readonly WireNames<ReportResult> ReportResult = new(
        (PaymentAvailability.ReportResult.Accepted, "accepted"),
        (PaymentAvailability.ReportResult.Duplicate, "duplicate"),
        (PaymentAvailability.ReportResult.Outdated, "outdated"),
        (PaymentAvailability.ReportResult.Contradictory, "contradictory"),
        (PaymentAvailability.ReportResult.Refused, "refused"));
}
