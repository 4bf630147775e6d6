namespace PaymentAvailability;

/// <summary>What verifying the accounts of one request found. For one resolution, on one thread at a time.</summary>
internal sealed class AccountFindings
{
    private readonly GateContext _context;
    private readonly SubmittedAccountCheck _check;

    public AccountFindings(GateContext context, SubmittedAccountCheck check)
    {
        _context = context;
        _check = check;
        foreach (SubmittedAccount account in Accounts)
        {
            foreach (AccountFactor factor in AccountMismatch.Factors)
            {
                if (FaultOf(account, factor) is { } fault)
                {
                    Close(account, fault);
                }
            }
        }
    }

    /// <summary>What is closed, and why.</summary>
    public List<Closure> Closures { get; } = [];

    /// <summary>What was submitted and is not on record.</summary>
    public List<string> Assumptions { get; } = [];

    /// <summary>Whether something on record could not be read, so that it is not known whether it differs.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>The keys of hashes on record that are not known here.</summary>
    public List<string> MissingKeys { get; } = [];

    private IReadOnlyList<SubmittedAccount> Accounts => _context.Request.SubmittedAccounts ?? [];

    /// <summary>Compares what was submitted with the record.</summary>
    public void Compare(OrderRecord order, AccountComparer comparer)
    {
        foreach (SubmittedAccount account in Accounts)
        {
            RecordedAccount? recorded = account.InstrumentId is { } id ? order.InstrumentAccounts?.GetValueOrDefault(id) : order.Account;
            foreach (AccountFactor factor in AccountMismatch.Factors)
            {
                if (account[factor] is { } submitted && FaultOf(account, factor) is null)
                {
                    Note(account, factor, recorded?[factor], comparer.Compare(factor, submitted, recorded?[factor]));
                }
            }
        }
    }

    private void Note(SubmittedAccount account, AccountFactor factor, RecordedValue? recorded, AccountMatch match)
    {
        switch (match)
        {
            case AccountMatch.Same:
                break;
            case AccountMatch.Different:
                Close(account, AccountMismatch.ReasonOf(factor));
                break;
            case AccountMatch.NotRecorded:
                AddOnce(Assumptions, AccountMismatch.AssumptionOf(factor));
                break;
            default:
                IsUnreadable = true;
                if (match == AccountMatch.KeyMissing)
                {
                    AddOnce(MissingKeys, recorded!.KeyId!);
                }

                break;
        }
    }

    private Reason? FaultOf(SubmittedAccount account, AccountFactor factor) =>
        account[factor] is { } value ? _check.FaultOf(factor, value, _context.At) : null;

    // A payer can have bound one account twice, so an identifier can be that of several instruments.
    private void Close(SubmittedAccount account, Reason reason)
    {
        if (account.InstrumentId is not { } id)
        {
            Closures.Add(new Closure(reason));
            return;
        }

        foreach (PaymentInstrument instrument in _context.Request.Instruments ?? [])
        {
            if (string.Equals(instrument.Id, id, StringComparison.Ordinal))
            {
                Closures.Add(new Closure(reason, RouteScope.Everything.WithInstrument(instrument)));
            }
        }
    }

    private static void AddOnce(List<string> list, string text)
    {
        if (!list.Contains(text))
        {
            list.Add(text);
        }
    }
}
