namespace PaymentAvailability;

/// <summary>Finds what somebody most likely meant to write.</summary>
internal static class NearMiss
{
    private const int LongestName = 40;

    /// <summary>
    /// The known name closest to <paramref name="written"/>, when they differ only in case and separators or in about one letter of four.
    /// </summary>
    public static string? Find(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestName)
        {
            return null;
        }

        string bare = Bare(written);
        (string? name, int distance) best = (null, Math.Min(3, (bare.Length + 1) / 4) + 1);
        foreach (string candidate in known)
        {
            int distance = Distance(bare, Bare(candidate));
            if (distance < best.distance)
            {
                best = (candidate, distance);
            }
        }

        return best.name;
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Optimal string alignment: insertions, deletions, replacements and swaps of neighbours (Damerau 1964).
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (int j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
