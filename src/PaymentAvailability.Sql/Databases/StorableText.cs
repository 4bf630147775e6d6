using System.Text;

namespace PaymentAvailability.Sql;

/// <summary>
/// Which texts both databases can hold. Half a surrogate pair has no UTF-8: PostgreSQL's driver throws, and SQLite's keeps another text,
/// the same for all of them. U+0000 is refused by PostgreSQL.
/// </summary>
internal static class StorableText
{
    public static bool IsStorable(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out Rune rune, out int length) != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    /// <summary>Those that can be in a database at all; the others are not.</summary>
    public static string[] Among(IReadOnlyList<string> texts) => [.. texts.Where(IsStorable)];
}
