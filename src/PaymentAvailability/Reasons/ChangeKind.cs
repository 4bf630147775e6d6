namespace PaymentAvailability;

/// <summary>A kind of change that takes a reason away. A diagnosis looks for the smallest sets of them that open an option.</summary>
public enum ChangeKind
{
    /// <summary>Nothing takes the reason away: the order is paid already. On the wire: <c>none</c>.</summary>
    None,

    /// <summary>The payer pays no more than an amount: the fact <c>remaining</c>, where the definition has it, or <c>limit</c>. On the wire: <c>pay_at_most</c>.</summary>
    PayAtMost,

    /// <summary>The payer pays no less than an amount: the fact <c>minimum</c>. On the wire: <c>pay_at_least</c>.</summary>
    PayAtLeast,

    /// <summary>The payer opens the bill elsewhere: one of the fact <c>accepted</c>, or none of <c>excluded</c>. On the wire: <c>switch_client</c>.</summary>
    SwitchClient,

    /// <summary>The payer binds or uses another card, wallet or account. On the wire: <c>use_instrument</c>.</summary>
    UseInstrument,

    /// <summary>The payer makes the card, wallet or account work again, mostly with the bank; another one would do as well. On the wire: <c>restore_instrument</c>.</summary>
    RestoreInstrument,

    /// <summary>The payer updates the host's app, to the fact <c>minimum_version</c> or later. On the wire: <c>update_app</c>.</summary>
    UpdateApp,

    /// <summary>The payer installs an app: the fact <c>app</c>. On the wire: <c>install_app</c>.</summary>
    InstallApp,

    /// <summary>The payer connects, or changes to another network. On the wire: <c>change_network</c>.</summary>
    ChangeNetwork,

    /// <summary>The payer takes a device that can be trusted. On the wire: <c>use_trusted_device</c>.</summary>
    UseTrustedDevice,

    /// <summary>The payer signs in again. On the wire: <c>sign_in</c>.</summary>
    SignIn,

    /// <summary>The payer completes a verification. On the wire: <c>verify</c>.</summary>
    Verify,

    /// <summary>The payer corrects what was entered. On the wire: <c>correct_details</c>.</summary>
    CorrectDetails,

    /// <summary>The payer starts again from the bill, with a new order. On the wire: <c>reopen_order</c>.</summary>
    ReopenOrder,

    /// <summary>The payer signs the agreement of the method again. On the wire: <c>sign_agreement</c>.</summary>
    SignAgreement,

    /// <summary>Nobody does anything: time passes, until the fact <c>until</c> where it is known. On the wire: <c>wait</c>.</summary>
    Wait,

    /// <summary>The result of an earlier attempt becomes known. On the wire: <c>await_result</c>.</summary>
    AwaitResult,

    /// <summary>A channel, a clearing network or a bank works again. On the wire: <c>restore_channel</c>.</summary>
    RestoreChannel,

    /// <summary>The host's operations switch something on again. On the wire: <c>enable</c>.</summary>
    Enable,

    /// <summary>The host gets a contract or a permission from the channel. On the wire: <c>contract</c>.</summary>
    Contract,

    /// <summary>The host extends the terms of a method, for example to another currency. On the wire: <c>widen_terms</c>.</summary>
    WidenTerms,

    /// <summary>The risk team looks at the case. On the wire: <c>review</c>.</summary>
    Review,

    /// <summary>The host's engineers repair the service. On the wire: <c>restore_service</c>.</summary>
    RestoreService,

    /// <summary>Whoever can fix the reason does what its guidance says. On the wire: <c>follow_guidance</c>.</summary>
    FollowGuidance,

    /// <summary>The payer takes a device or client that can do the verification: one of the fact <c>method</c>. On the wire: <c>use_capable_device</c>.</summary>
    UseCapableDevice,
}
