namespace PaymentAvailability.Benchmarks;

/// <summary>A way to find the accepting routes of each query of a market.</summary>
internal abstract class MatchingContestant : IContestant
{
    private readonly RouteQuery[] _queries;
    private readonly string[] _routeIds;
    private readonly int[] _found;

    /// <param name="queries">What to answer.</param>
    /// <param name="routeIds">The identifier behind each number that <see cref="Find"/> writes.</param>
    protected MatchingContestant(RouteQuery[] queries, string[] routeIds)
    {
        _queries = queries;
        _routeIds = routeIds;
        _found = new int[routeIds.Length];
    }

    public abstract string Name { get; }

    public long AnswerAll()
    {
        long found = 0;
        foreach (ref readonly RouteQuery query in _queries.AsSpan())
            found += Find(query, _found).Length;
        return found;
    }

    public string Explain(int question)
    {
        string[] ids = [.. Find(_queries[question], _found).ToArray().Select(number => _routeIds[number])];
        return string.Join(' ', ids.Order(StringComparer.Ordinal));
    }

    /// <summary>Finds the numbers of all accepting routes, written to <paramref name="buffer"/> or, where that is the habit, to an array of its own.</summary>
    protected abstract ReadOnlySpan<int> Find(in RouteQuery query, int[] buffer);
}
