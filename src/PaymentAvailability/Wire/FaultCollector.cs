using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Gathers every fault of an input instead of stopping at the first. For one thread.</summary>
internal sealed class FaultCollector
{
    /// <summary>An input with more faults than this is not what it claims to be; reading on would tell nobody anything.</summary>
    public const int Maximum = 1_000;

    private readonly List<InputFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(string path, string? value, string problem, string mend)
    {
        if (_faults.Count < Maximum)
        {
            _faults.Add(new InputFault(path, value, problem, mend));
        }
    }

    public void AddRange(FaultCollector other) => _faults.AddRange(other._faults.Take(Maximum - _faults.Count));

    /// <summary>
    /// Adds the faults that a later step found, without those at or below a place that is faulty already: they are most likely
    /// what comes of it.
    /// </summary>
    public void AddUnlessKnown(ImmutableArray<InputFault> later)
    {
        HashSet<string> known = [.. _faults.Select(fault => fault.Path)];
        _faults.AddRange(later.Where(fault => !IsAtOrBelow(fault.Path, known)).Take(Maximum - _faults.Count));
    }

    public InputFault[] ToArray() => [.. _faults];

    private static bool IsAtOrBelow(string path, HashSet<string> places)
    {
        string place = path;
        while (!places.Contains(place))
        {
            int end = place.AsSpan().LastIndexOfAny('.', '[');
            if (end < 0)
            {
                return false;
            }

            place = place[..end];
        }

        return true;
    }
}
