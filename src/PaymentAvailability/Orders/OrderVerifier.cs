namespace PaymentAvailability;

/// <summary>Verifies orders, and the accounts that payers submit, against the records of the <see cref="IOrderSource"/>. Tells every objection at once.</summary>
/// <remarks>
/// <para>Check digits and dates of submitted accounts come first and cost no query: when what the payer submitted as such cannot be right, the
/// source is not asked; when only an instrument is closed by it, the source is.</para>
/// <para>An order that is not on record, one whose record makes no sense, and one of another payer look the same to payers, and nothing else is
/// told of them. A record that cannot be compared, because a hash is malformed or its key unknown, makes the answer unknown, unless something
/// that is known closes everything already.</para>
/// <para>Safe for concurrent use.</para>
/// </remarks>
public sealed class OrderVerifier : IOrderVerifier
{
    private static readonly OrderVerdict NoOrder = OrderVerdict.Of(GateVerdict.Open.Assuming("order"));

    private static readonly Closure NotFound = new(OrderReasons.NotFound.WithoutFacts);

    private static readonly Closure OfAnotherPayer = new(OrderReasons.OfAnotherPayer.WithoutFacts);

    private readonly BatchLoader<OrderRecord> _orders;
    private readonly SubmittedAccountCheck _check;
    private readonly AccountComparer _comparer;

    internal OrderVerifier(IOrderSource source, OrderOptions options, TimeSpan deadline, TimeProvider time)
    {
        _orders = new BatchLoader<OrderRecord>(
            (orderIds, cancellationToken) => OrderBatch.LoadAsync(source, orderIds, cancellationToken), options.Protection, deadline, time);
        _check = new SubmittedAccountCheck(options.ChecksCardNumbers);
        _comparer = new AccountComparer(options.CountryPrefix, options.HashKeys);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.OrderId is not { } order)
        {
            return new(NoOrder);
        }

        var accounts = new AccountFindings(context, _check);
        return accounts.Closures.Exists(static closure => closure.Scope.CoversAll)
            ? new(OrderVerdict.NotPayable(accounts.Closures))
            : VerifyAsync(order, context, accounts, cancellationToken);
    }

    private async ValueTask<OrderVerdict> VerifyAsync(string order, GateContext context, AccountFindings accounts, CancellationToken cancellationToken)
    {
        Loaded<OrderRecord> loaded = await _orders.LoadAsync(order, context.At, context.Deadline, cancellationToken).ConfigureAwait(false);
        GateVerdict verdict = loaded.Status switch
        {
            LoadStatus.Found => Judge(loaded.Value!, context, accounts),
            LoadStatus.Absent => GateVerdict.Closed([NotFound, .. accounts.Closures]),
            _ => GateVerdict.UnknownFor(loaded),
        };
        return OrderVerdict.Of(loaded.AsOf is { } moment ? verdict.RememberedFrom(moment) : verdict);
    }

    private GateVerdict Judge(OrderRecord order, GateContext context, AccountFindings accounts)
    {
        string? payer = context.Request.PayerId;
        if (order.IsOfSeveralPayers || (order.PayerId is { } owner && payer is not null && !string.Equals(owner, payer, StringComparison.Ordinal)))
        {
            return GateVerdict.Closed([OfAnotherPayer, .. accounts.Closures]);
        }

        var closures = new List<Closure>();
        OrderObjections.Add(order, context, closures);
        accounts.Compare(order, _comparer);
        closures.AddRange(accounts.Closures);
        if (accounts.IsUnreadable && !closures.Exists(static closure => closure.Scope.CoversAll))
        {
            return Unreadable(accounts);
        }

        GateVerdict verdict = closures.Count == 0 ? GateVerdict.Open : GateVerdict.Closed(closures);
        if (order.PayerId is not null && payer is null)
        {
            verdict = verdict.Assuming("payer");
        }

        foreach (string fact in accounts.Assumptions)
        {
            verdict = verdict.Assuming(fact);
        }

        if (order.ExpiresAt is { } end && end > context.At)
        {
            verdict = verdict.ClosingFrom(end, OrderObjections.Expired);
        }

        return verdict.About(order.Loan);
    }

    private static GateVerdict Unreadable(AccountFindings accounts)
    {
        GateVerdict verdict = GateVerdict.UnknownFor(UnknownCause.Failed);
        foreach (string key in accounts.MissingKeys.Where(key => SafeToken.IsSafe(key)).Take(8))
        {
            verdict = verdict.Warning(PlatformReasons.DependencyFailure.With(Fact.Of("key", key)));
        }

        return verdict;
    }
}
