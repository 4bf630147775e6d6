using System.Data.Common;
using System.Globalization;

namespace PaymentAvailability.Sql;

/// <summary>Reads one row of a host's query by the names of its columns. What is wrong is told by the column's name, never by its value.</summary>
internal sealed class OrderRow
{
    private readonly DbDataReader _reader;
    private readonly Dictionary<string, int> _columns;

    public OrderRow(DbDataReader reader)
    {
        _reader = reader;
        _columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < reader.FieldCount; i++)
        {
            _columns.TryAdd(reader.GetName(i), i);
        }
    }

    public string RequiredText(string column) => Text(column) ?? throw Faulty(column, "is missing or null; select it under this name");

    public string? Text(string column) => Read(column) switch
    {
        null => null,
        string text => text,
        long or int or short or decimal or Guid => Convert.ToString(Read(column), CultureInfo.InvariantCulture),
        _ => throw Faulty(column, "is no text; select text or a whole number"),
    };

    public bool Truth(string column) => Read(column) switch
    {
        null => false,
        bool truth => truth,
        long number => number != 0,
        int number => number != 0,
        short number => number != 0,
        string text when bool.TryParse(text, out bool truth) => truth,
        _ => throw Faulty(column, "is no truth value; select a boolean, or 0 and 1"),
    };

    public decimal? Number(string column) => Read(column) switch
    {
        null => null,
        decimal number => number,
        long number => number,
        int number => number,
        double number when number is > -1e15 and < 1e15 => (decimal)number,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) => number,
        _ => throw Faulty(column, "is no amount; select a number in units of the currency, such as 5000.00"),
    };

    public DateTimeOffset? Moment(string column) => Read(column) switch
    {
        null => null,
        DateTimeOffset moment => moment,
        DateTime { Kind: not DateTimeKind.Unspecified } moment => new DateTimeOffset(moment.ToUniversalTime(), TimeSpan.Zero),
        string text when HasOffset(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset moment) => moment,
        _ => throw Faulty(column, "is no moment; select a time with its zone, such as `timestamptz` or 2026-11-22T08:00:00Z"),
    };

    public DateOnly? Day(string column) => Read(column) switch
    {
        null => null,
        DateOnly day => day,
        DateTime day => DateOnly.FromDateTime(day),
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        _ => throw Faulty(column, "is no day; select a `date` or text such as 2026-11-22"),
    };

    public TimeZoneInfo? TimeZone(string column) =>
        Text(column) is not { } id ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone
        : throw Faulty(column, "is no time zone; select a name of the tz database, such as `Asia/Shanghai`");

    public OrderState State(string column) => Text(column)?.ToLowerInvariant() switch
    {
        null or "payable" => OrderState.Payable,
        "paid" => OrderState.Paid,
        "expired" => OrderState.Expired,
        "closed" => OrderState.Closed,
        "locked" => OrderState.Locked,
        "not_payable" => OrderState.NotPayable,
        _ => throw Faulty(column, "is no state; select one of `payable`, `paid`, `expired`, `closed`, `locked`, `not_payable`"),
    };

    public Money? Money(string column, string currencyColumn)
    {
        if (Number(column) is not { } amount)
        {
            return null;
        }

        if (!Currency.TryParse(RequiredText(currencyColumn), out Currency currency))
        {
            throw Faulty(currencyColumn, "is no currency; select a code of ISO 4217, such as `CNY`");
        }

        try
        {
            return new Money(amount, currency);
        }
        catch (ArgumentException)
        {
            throw Faulty(column, "is no amount; select a number in units of the currency, such as 5000.00");
        }
    }

    /// <summary>What is on record of an account, or nothing when no column says anything.</summary>
    public RecordedAccount? Account()
    {
        var account = new RecordedAccount
        {
            Name = Factor("name"),
            IdentityNumber = Factor("identity_number"),
            CardNumber = Factor("card_number"),
            ReservedPhone = Factor("reserved_phone"),
        };
        return account is { Name: null, IdentityNumber: null, CardNumber: null, ReservedPhone: null } ? null : account;
    }

    private static SqlStoreException Faulty(string column, string what) => new($"a row of the order query cannot be read: `{column}` {what}");

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    private RecordedValue? Factor(string name) =>
        Text(name) is { } plain ? RecordedValue.Plain(plain)
        : Text(name + "_mask") is { } mask ? RecordedValue.Masked(mask)
        : Text(name + "_hash") is { } hash ? RecordedValue.Hashed(hash, RequiredText("hash_key_id"))
        : null;

    private object? Read(string column)
    {
        if (!_columns.TryGetValue(column, out int place))
        {
            return null;
        }

        try
        {
            object value = _reader.GetValue(place);
            return value is DBNull ? null : value;
        }
        catch (Exception failure) when (failure is InvalidCastException or OverflowException or FormatException or NotSupportedException)
        {
            // Such as a numeric that is not a number; what the driver says of it may repeat it.
            throw Faulty(column, "has a value that .NET has no type for");
        }
    }
}
