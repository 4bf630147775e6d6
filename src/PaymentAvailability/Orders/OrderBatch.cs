using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>Asks an order source for several orders, and makes of its answer, whatever it is, sound records by order.</summary>
/// <remarks>
/// A record that cannot be one, or that nobody asked for, is left out, so that its order counts as not found. Two records of one order are
/// made one that is ambiguous.
/// </remarks>
internal static class OrderBatch
{
    // An order has one record. Somewhat more is a careless source, very much more one that never ends.
    private const int MostRecordsPerOrder = 16;

    private const int MostAccounts = 1_024;

    /// <exception cref="InvalidDataException">The answer is missing or endless.</exception>
    public static async ValueTask<IReadOnlyDictionary<string, OrderRecord>> LoadAsync(
        IOrderSource source, IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<OrderRecord?>? answer = await source.FindAsync(orderIds, cancellationToken).ConfigureAwait(false);
        if (answer is null)
        {
            throw new InvalidDataException("the order source answered nothing; return an empty collection when no order is found");
        }

        var asked = new HashSet<string>(orderIds, StringComparer.Ordinal);
        var found = new Dictionary<string, OrderRecord>(asked.Count, StringComparer.Ordinal);
        int count = 0;
        foreach (OrderRecord? record in answer)
        {
            if (++count > asked.Count * MostRecordsPerOrder)
            {
                throw new InvalidDataException($"the order source answered more than {MostRecordsPerOrder} records an order; return one for each that was asked for");
            }

            if (record?.Id is { } id && asked.Contains(id))
            {
                Add(found, record);
            }
        }

        foreach ((string id, OrderRecord record) in found)
        {
            if (record.IsMalformed)
            {
                found.Remove(id);
            }
        }

        return found;
    }

    private static void Add(Dictionary<string, OrderRecord> found, OrderRecord record)
    {
        OrderRecord own = SnapshotOf(record);
        found[own.Id] = !found.TryGetValue(own.Id, out OrderRecord? other) ? own : other with
        {
            IsAmbiguous = true,
            IsMalformed = other.IsMalformed || own.IsMalformed,
            IsOfSeveralPayers = other.IsOfSeveralPayers || !string.Equals(other.PayerId, own.PayerId, StringComparison.Ordinal),
        };
    }

    // The dictionary is the host's: it may throw, never end, or change while the record is remembered.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever reading a foreign dictionary throws, the record is no record.")]
    private static OrderRecord SnapshotOf(OrderRecord record)
    {
        try
        {
            Dictionary<string, RecordedAccount>? accounts = null;
            foreach ((string instrument, RecordedAccount? account) in record.InstrumentAccounts ?? (IEnumerable<KeyValuePair<string, RecordedAccount>>)[])
            {
                accounts ??= new Dictionary<string, RecordedAccount>(StringComparer.Ordinal);
                if (accounts.Count == MostAccounts)
                {
                    return record with { InstrumentAccounts = null, IsMalformed = true };
                }

                if (account is not null)
                {
                    accounts[instrument] = account;
                }
            }

            return record with
            {
                InstrumentAccounts = accounts,
                Loan = record.Loan is { TimeZone: null } loan ? loan with { TimeZone = TimeZoneInfo.Utc } : record.Loan,
                IsMalformed = !IsSound(record),
            };
        }
        catch (Exception)
        {
            return record with { InstrumentAccounts = null, IsMalformed = true };
        }
    }

    private static bool IsSound(OrderRecord record) =>
        WireNames.OrderState.IsNamed(record.State)
        && record.AmountDue is not { Currency.IsNone: true }
        && record.MinimumAmount is not { Currency.IsNone: true }
        && (record.AmountDue is null || record.MinimumAmount is null || record.AmountDue.Value.Currency == record.MinimumAmount.Value.Currency);
}
