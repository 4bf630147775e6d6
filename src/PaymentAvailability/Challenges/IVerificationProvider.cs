namespace PaymentAvailability;

/// <summary>Starts and checks verifications in some ways: a gateway for messages, a face service, the bank's check of four factors.</summary>
/// <remarks>
/// Implemented by the host, registered with <c>AddVerificationProvider</c>, called by <see cref="PaymentVerifier"/>, which keeps the limits. A
/// singleton, safe for concurrent use. Each call has <see cref="VerificationOptions.ProviderTimeout"/>; one that throws, hangs or answers
/// nonsense is told as unavailable, and what it throws is never logged beyond its type.
/// </remarks>
public interface IVerificationProvider
{
    /// <summary>The ways that it serves, always the same. Of several providers for a way the first registered is asked.</summary>
    VerificationMethods Methods { get; }

    /// <summary>Begins one verification: sends a code, opens a session of the face service.</summary>
    /// <param name="start">Who is to be verified, and how.</param>
    /// <param name="cancellationToken">Cancelled when the answer is too late or the caller gives up.</param>
    ValueTask<VerificationChallenge> StartAsync(VerificationStart start, CancellationToken cancellationToken);

    /// <summary>Checks what the payer answered. May be asked again for the same challenge after a wrong answer, and never after one that passed.</summary>
    /// <param name="check">The challenge and the answer.</param>
    /// <param name="cancellationToken">Cancelled when the answer is too late or the caller gives up.</param>
    ValueTask<VerificationAnswer> CheckAsync(VerificationCheck check, CancellationToken cancellationToken);
}
