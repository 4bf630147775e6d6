namespace PaymentAvailability;

/// <summary>How long a completed verification counts, and how often a payer may try. Validated when the host starts.</summary>
/// <remarks>
/// Limits are per payer and way. With the defaults, guessing a six-digit code succeeds in one window of 200,000. NIST SP 800-63B, section
/// 5.2.2, allows at most 100 wrong answers in a row.
/// </remarks>
public sealed class VerificationOptions
{
    /// <summary>From which age on a completed verification no longer counts; a demand can ask for younger ones. 1 s to 24 h, default 15 minutes. A prior authorisation counts until it is revoked.</summary>
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many answers that do not pass end in a cool-down. 1 to 100, default 5. One that passes starts the count anew.</summary>
    public int MaximumAnswers { get; set; } = 5;

    /// <summary>The time in which such answers are counted, from the first on. 1 s to 24 h, default 15 minutes.</summary>
    public TimeSpan AnswerWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a way is withheld after too many such answers; always as long, from the last of them on. 1 s to 24 h, default 15 minutes.</summary>
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many times a way may be started within <see cref="StartWindow"/>. 1 to 100, default 5.</summary>
    public int MaximumStarts { get; set; } = 5;

    /// <summary>The time in which starts are counted, from the first on. 1 s to 24 h, default 10 minutes.</summary>
    public TimeSpan StartWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The least time between two starts of a way. 0 to 1 h, default 60 s.</summary>
    public TimeSpan StartInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest time a challenge can be answered, whatever its provider says. 1 s to 24 h, default 10 minutes.</summary>
    public TimeSpan ChallengeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a provider or a store outside of memory may take for a call. 1 ms to 1 minute, default 5 s: a message or a face takes longer than a resolution.</summary>
    public TimeSpan ProviderTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many calls of one provider may run beyond their time before further ones are answered as unavailable without being tried. 1 to 1,000, default 8.</summary>
    public int MaximumStuckCalls { get; set; } = 8;

    /// <summary>How many counts and how many challenges the memory holds. 100 to 10,000,000, default 100,000. A cool-down is never forgotten before its end.</summary>
    public int MaximumTracked { get; set; } = 100_000;

    /// <summary>
    /// What makes the payers' keys in the store unguessable: at least 16 characters, the same in every instance. Default: random for each
    /// process, which does for the store in memory and no other. A secret: keep it where other secrets are.
    /// </summary>
    public string? Secret { get; set; }
}
