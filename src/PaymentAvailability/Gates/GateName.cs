using System.Text;

namespace PaymentAvailability;

/// <summary>Names gates: the kind of port, a dot, and the implementation's type in snake case, for example <c>order.loan_order_verifier</c>.</summary>
internal static class GateName
{
    public const string Client = "client";

    public const string Channel = "channel";

    public const string Attempt = "attempt";

    public const string Verification = "verification";

    public const string Order = "order";

    public const string Risk = "risk";

    public const string Limit = "limit";

    public const string Host = "gate";

    // Leaves room for a number that tells gates of one name apart.
    private const int Longest = Token.MaximumLength - 4;

    public static string Of(string kind, Type implementation)
    {
        string type = implementation.Name;
        int generic = type.IndexOf('`', StringComparison.Ordinal);
        var name = new StringBuilder(kind).Append('.');
        bool afterWord = false;
        foreach (char character in generic < 0 ? type : type[..generic])
        {
            if (char.IsAsciiLetterUpper(character) && afterWord)
            {
                name.Append('_');
            }

            afterWord = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
            name.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_');
        }

        return name.Length <= Longest ? name.ToString() : name.ToString(0, Longest);
    }
}
