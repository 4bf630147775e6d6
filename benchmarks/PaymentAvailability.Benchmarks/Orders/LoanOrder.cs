using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>One order of a made-up table of loan repayments: what is on record follows from its number. Of fifty one is paid, one closed and one expired.</summary>
internal readonly record struct LoanOrder(int Number)
{
    /// <summary>How many orders a table has.</summary>
    public const int Count = 200_000;

    /// <summary>The table's columns, for both databases.</summary>
    public const string Columns = "id, payer_id, state, amount_due, currency, expires_at, name, card_number, reserved_phone";

    private const int Kinds = 50;
    private const string Surnames = "王李张刘陈杨黄赵吴周";

    private static readonly DateTimeOffset Past = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Id => string.Create(CultureInfo.InvariantCulture, $"loan-{Number}");

    public string PayerId => string.Create(CultureInfo.InvariantCulture, $"payer-{Number / 3}");

    public string State => (Number % Kinds) switch { 0 => "paid", 1 => "closed", _ => "payable" };

    public decimal AmountDue => 100m + Number % 9_000 + 0.25m * (Number % 4);

    public DateTimeOffset ExpiresAt => Number % Kinds == 2 ? Past : Future;

    public string Name => new([Surnames[Number / 3 % Surnames.Length], (char)('\u4E00' + Number / 3 % 20_000), (char)('\u4E00' + Number / 3 % 17)]);

    public string Phone => string.Create(CultureInfo.InvariantCulture, $"138{Number:D8}");

    /// <summary>Sixteen digits, the last of them the check digit (ISO/IEC 7812-1, Annex B).</summary>
    public string CardNumber
    {
        get
        {
            string digits = string.Create(CultureInfo.InvariantCulture, $"622202{Number:D9}");
            int sum = 0;
            for (int i = 0; i < digits.Length; i++)
            {
                int digit = digits[^(i + 1)] - '0';
                int counted = i % 2 == 0 ? 2 * digit : digit;
                sum += counted > 9 ? counted - 9 : counted;
            }

            return digits + (char)('0' + (10 - sum % 10) % 10);
        }
    }
}
