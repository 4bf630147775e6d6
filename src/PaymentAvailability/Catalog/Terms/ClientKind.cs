namespace PaymentAvailability;

/// <summary>Where the payer is looking at the payment page.</summary>
public enum ClientKind
{
    /// <summary>The host's own mobile app. On the wire: <c>app</c>.</summary>
    App,

    /// <summary>A browser on a phone (H5). On the wire: <c>mobile_web</c>.</summary>
    MobileWeb,

    /// <summary>A mini program inside a wallet. On the wire: <c>mini_program</c>.</summary>
    MiniProgram,

    /// <summary>The browser inside a wallet app (official account, JSAPI). On the wire: <c>in_wallet_browser</c>.</summary>
    InWalletBrowser,

    /// <summary>A browser on a computer. On the wire: <c>desktop_web</c>.</summary>
    DesktopWeb,

    /// <summary>A terminal at a counter. On the wire: <c>point_of_sale</c>.</summary>
    PointOfSale,

    /// <summary>No payer is present: a scheduled debit started by the host. On the wire: <c>back_end</c>.</summary>
    BackEnd,
}
