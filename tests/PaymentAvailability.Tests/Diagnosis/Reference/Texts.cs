using System.Collections;
using System.Reflection;

namespace PaymentAvailability.Tests;

/// <summary>Everything that can be read off an object: its text, and those of all its public properties, as deep as they go.</summary>
internal static class Texts
{
    public static IEnumerable<string> Reachable(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([root]);
        while (waiting.TryPop(out object? next))
        {
            if (!seen.Add(next))
                continue;

            // An instrument is the host's own object, handed back as it came: only its text is the library's.
            yield return $"{next}";
            if (next is PaymentInstrument or string)
                continue;

            foreach (object value in ValuesOf(next))
                waiting.Push(value);
        }
    }

    private static IEnumerable<object> ValuesOf(object owner) => owner switch
    {
        IEnumerable items => items.Cast<object?>().OfType<object>(),
        _ when owner.GetType().Assembly != typeof(AvailabilityResult).Assembly => [],
        _ => owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(owner))
            .OfType<object>(),
    };
}
