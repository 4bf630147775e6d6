using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Walks the dictionaries of a definition. There are several for each route, so that enumerators on the heap would be felt. None has no entries.</summary>
internal static class DefinitionEntries
{
    public static Walk<TValue> Entries<TValue>(this IReadOnlyDictionary<string, TValue>? dictionary) => new(dictionary);

    [StructLayout(LayoutKind.Auto)]
    internal struct Walk<TValue>
    {
        private readonly IEnumerator<KeyValuePair<string, TValue>>? _any;
        private Dictionary<string, TValue>.Enumerator _usual;

        public Walk(IReadOnlyDictionary<string, TValue>? dictionary)
        {
            // The very type, not one derived from it: that is much quicker to tell.
            if (dictionary?.GetType() == typeof(Dictionary<string, TValue>))
            {
                _usual = Unsafe.As<Dictionary<string, TValue>>(dictionary).GetEnumerator();
            }
            else
            {
                _any = (dictionary is null or { Count: 0 } ? ReadOnlyDictionary<string, TValue>.Empty : dictionary).GetEnumerator();
            }
        }

        public KeyValuePair<string, TValue> Current => _any is null ? _usual.Current : _any.Current;

        public Walk<TValue> GetEnumerator() => this;

        public bool MoveNext() => _any?.MoveNext() ?? _usual.MoveNext();
    }
}
