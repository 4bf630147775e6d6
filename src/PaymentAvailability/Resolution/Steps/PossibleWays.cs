using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The ways to verify that the payer can take: what the client can do, without what is withheld for now. Reused; for one thread.</summary>
internal sealed class PossibleWays
{
    private readonly List<WithheldWay> _withheld = [];
    private VerificationMethods _supported;

    /// <summary>Whether anything is impossible at all.</summary>
    public bool AreLimited { get; private set; }

    public void Fill(PaymentRequest request, ReadOnlySpan<GateOutcome> outcomes)
    {
        _supported = request.Client?.Capabilities ?? (VerificationMethods)~0;
        _withheld.Clear();
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            _withheld.AddRange(outcome.Verdict.Withheld.AsSpan());
        }

        AreLimited = _withheld.Count > 0 || _supported != (VerificationMethods)~0;
    }

    /// <summary>The ways that can be taken at a moment.</summary>
    public VerificationMethods At(DateTimeOffset at)
    {
        VerificationMethods possible = _supported;
        foreach (WithheldWay way in _withheld)
        {
            possible &= way.Until > at ? ~way.Method : (VerificationMethods)~0;
        }

        return possible;
    }

    /// <summary>Why a step of which no way is possible cannot be done.</summary>
    /// <remarks>
    /// The client's own ways come back at <c>own</c>, and on another client the rest at <c>others</c>. The step can be done from <c>own</c> on,
    /// or on another client from <c>others</c> on; two reasons say that exactly, because all reasons have to go and each by any one of its ways.
    /// </remarks>
    public ImmutableArray<Reason> WhyNot(VerificationMethods anyOf, DateTimeOffset at)
    {
        DateTimeOffset own = EarliestOf(anyOf & _supported, at);
        DateTimeOffset others = EarliestOf(anyOf & ~_supported, at);
        if (own <= others)
        {
            return [VerificationReasons.AttemptsExceeded.With(Fact.Of("until", own))];
        }

        Fact ways = Fact.Of("method", WireNames.Verification.NamesOf(anyOf & ~_supported));
        Reason unsupported = own == DateTimeOffset.MaxValue
            ? ClientReasons.VerificationNotSupported.With(ways)
            : ClientReasons.VerificationNotSupported.With(ways, Fact.Of("until", own));
        return others <= at ? [unsupported] : [unsupported, VerificationReasons.AttemptsExceeded.With(Fact.Of("until", others))];
    }

    // The moment itself for a way that is not withheld, and never for no way.
    private DateTimeOffset EarliestOf(VerificationMethods ways, DateTimeOffset at)
    {
        DateTimeOffset earliest = DateTimeOffset.MaxValue;
        for (int left = (int)ways; left != 0; left &= left - 1)
        {
            DateTimeOffset end = at;
            foreach (WithheldWay way in _withheld)
            {
                end = (int)way.Method == (left & -left) && way.Until > end ? way.Until : end;
            }

            earliest = end < earliest ? end : earliest;
        }

        return earliest;
    }
}
