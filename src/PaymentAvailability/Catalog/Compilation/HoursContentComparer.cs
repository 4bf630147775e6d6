using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>Holds hours that are written alike for the same, so that a file in which many routes repeat them is read once.</summary>
internal sealed class HoursContentComparer : IEqualityComparer<ServiceHoursDefinition>
{
    public bool Equals(ServiceHoursDefinition? x, ServiceHoursDefinition? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.TimeZone == y.TimeZone && AreEqual(x.Windows, y.Windows, AreEqual));

    public int GetHashCode([DisallowNull] ServiceHoursDefinition obj)
    {
        ServiceWindowDefinition? first = obj.Windows?.Count > 0 ? obj.Windows[0] : null;
        return HashCode.Combine(obj.TimeZone, obj.Windows?.Count, first?.From, first?.To);
    }

    private static bool AreEqual(ServiceWindowDefinition? left, ServiceWindowDefinition? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && left.From == right.From && left.To == right.To && AreEqual(left.Days, right.Days, string.Equals));

    private static bool AreEqual<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right, Func<T, T, bool> areEqual)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!areEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
