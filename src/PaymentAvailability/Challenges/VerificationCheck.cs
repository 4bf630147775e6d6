using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>An answer of the payer that a provider is to check. Immutable, safe for concurrent use.</summary>
[DebuggerDisplay("verification check")]
public sealed class VerificationCheck
{
    /// <summary>Creates a check; the library makes one for each answer, tests of a provider make their own.</summary>
    /// <param name="challengeId">The provider's own reference of the challenge.</param>
    /// <param name="method">The way.</param>
    /// <param name="answer">What the payer typed, or what the client's software made.</param>
    /// <exception cref="ArgumentNullException">The reference or the answer is <see langword="null"/>.</exception>
    public VerificationCheck(string challengeId, VerificationMethods method, SubmittedValue answer)
    {
        ArgumentNullException.ThrowIfNull(challengeId);
        ArgumentNullException.ThrowIfNull(answer);
        ChallengeId = challengeId;
        Method = method;
        Answer = answer;
    }

    /// <summary>The provider's own reference of the challenge, as it gave it.</summary>
    public string ChallengeId { get; }

    /// <summary>The way in which the challenge was started.</summary>
    public VerificationMethods Method { get; }

    /// <summary>What the payer answered. Cannot be printed.</summary>
    public SubmittedValue Answer { get; }

    /// <summary>Whether the answer is exactly this text; takes as long whatever the answer is.</summary>
    /// <param name="expected">The code that was sent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="expected"/> is <see langword="null"/>.</exception>
    public bool IsAnsweredBy(string expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> meant = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Answer.Text), given);
        SHA256.HashData(Encoding.UTF8.GetBytes(expected), meant);
        return CryptographicOperations.FixedTimeEquals(given, meant);
    }

    /// <summary>The answer as text, to be sent on to whoever checks it. Keep it out of logs, exceptions and memory.</summary>
    public string RevealAnswer() => Answer.Text;

    /// <summary>The way, and nothing of the payer.</summary>
    public override string ToString() => $"check of {string.Join('|', WireNames.Verification.NamesOf(Method))}";
}
