namespace PaymentAvailability.Benchmarks;

/// <summary>One dimension for <see cref="ScanContestant"/>: for each route a bit for each value it accepts, 64 values an array.</summary>
internal sealed class ScanColumn
{
    private const int Unlisted = 0;

    private readonly ulong[][] _accepted;
    private readonly Dictionary<string, int> _numbers = [];

    public ScanColumn(string dimension, TermsDefinition[] routes)
    {
        ValueSetDefinition?[] sets = [.. routes.Select(terms => terms.Sets.GetValueOrDefault(dimension))];
        foreach (string value in sets.SelectMany(set => set?.Values ?? []))
            _numbers.TryAdd(value, _numbers.Count + 1);

        _accepted = [.. Enumerable.Range(0, (_numbers.Count / 64) + 1).Select(_ => new ulong[routes.Length])];
        for (int route = 0; route < routes.Length; route++)
        {
            foreach (ulong[] words in _accepted)
                words[route] = sets[route] is { IsExcept: false } ? 0 : ulong.MaxValue;
            foreach (string value in sets[route]?.Values ?? [])
                _accepted[_numbers[value] / 64][route] ^= 1UL << (_numbers[value] % 64);
        }
    }

    /// <summary>The array to look in and the bit to look for; no bit when the fact is not given, which every route has.</summary>
    public (ulong[] Words, ulong Bit) Find(string? value)
    {
        if (value is null)
            return (_accepted[0], 0);

        int number = _numbers.GetValueOrDefault(value, Unlisted);
        return (_accepted[number / 64], 1UL << (number % 64));
    }
}
