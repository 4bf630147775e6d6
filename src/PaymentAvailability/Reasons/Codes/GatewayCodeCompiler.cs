using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace PaymentAvailability;

/// <summary>Makes the lists of codes from the library's rows and a host's, which go before them.</summary>
internal sealed class GatewayCodeCompiler
{
    private readonly Dictionary<string, GatewayScheme> _schemes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(GatewayScheme Scheme, string Code), Rows> _rows = [];
    private readonly FaultCollector _faults = new();
    private readonly GatewayCodeRowReader _reader;

    private GatewayCodeCompiler(ReasonVocabulary vocabulary) => _reader = new GatewayCodeRowReader(vocabulary, _schemes, _faults);

    /// <exception cref="GatewayCodeException">Rows of the host have faults; the exception carries all of them.</exception>
    public static FrozenDictionary<string, GatewayCodeList> Compile(
        IEnumerable<GatewayCodeDefinition> additions, FaultCollector unreadable, ReasonVocabulary vocabulary)
    {
        var compiler = new GatewayCodeCompiler(vocabulary);
        foreach (GatewayScheme scheme in GatewayCodeFile.ReadSchemes()) compiler._schemes.Add(scheme.Name, scheme);
        foreach (GatewayScheme scheme in compiler._schemes.Values.ToArray()) compiler.Add(GatewayCodeFile.Read(scheme), isHost: false);
        compiler._faults.AddRange(unreadable);
        compiler.Add(additions, isHost: true);
        return compiler._faults.Count == 0 ? compiler.Lists() : throw new GatewayCodeException([.. compiler._faults.ToArray()]);
    }

    private void Add(IEnumerable<GatewayCodeDefinition> definitions, bool isHost)
    {
        var sound = new Dictionary<(GatewayScheme, string, GatewayOperation?), (GatewayCodeRow Row, string Path)>();
        int position = 0;
        foreach (GatewayCodeDefinition? definition in definitions)
        {
            string path = definition?.Path ?? $"Codes[{position}]";
            string place = path + (definition?.Path is null ? "." : ConfigurationPath.KeyDelimiter);
            position++;
            if (definition is null)
            {
                _faults.Add(path, null, "is null", "remove it, or write a row");
            }
            else if (_reader.Read(definition, place) is { } row && !sound.TryAdd((row.Scheme, row.Code, row.Operation), (row, path)))
            {
                string first = sound[(row.Scheme, row.Code, row.Operation)].Path;
                _faults.Add(place + "code", definition.Code, $"is the same as `{first}`", "keep one row for a code and an operation; spelling does not make a difference");
            }
        }

        // Rows for any operation first: they take the place of everything that was said about the code before.
        foreach ((GatewayCodeRow row, _) in sound.Values.OrderBy(pair => pair.Row.Operation is not null)) Put(row, isHost);
    }

    private void Put(GatewayCodeRow row, bool isHost)
    {
        if (row.Operation is null || !_rows.TryGetValue((row.Scheme, row.Code), out Rows? rows))
        {
            _rows[(row.Scheme, row.Code)] = rows = new Rows(row.IsPattern);
        }

        rows.IsHost |= isHost;
        if (row.Operation is { } operation)
            rows.Specific[operation] = row.Result;
        else
            rows.General = row.Result;
    }

    private FrozenDictionary<string, GatewayCodeList> Lists()
    {
        ILookup<GatewayScheme, (string Code, Rows Rows)> byScheme = _rows.ToLookup(pair => pair.Key.Scheme, pair => (pair.Key.Code, pair.Value));
        return _schemes.Values.ToFrozenDictionary(
            scheme => scheme.Name,
            scheme => new GatewayCodeList(
                scheme,
                byScheme[scheme].Where(pair => !pair.Rows.IsPattern).Select(pair => KeyValuePair.Create(pair.Code, pair.Rows.Entry())),
                Patterns(byScheme[scheme])),
            StringComparer.OrdinalIgnoreCase);
    }

    // Where several patterns fit, the host's wins, then the one that says more.
    private static ImmutableArray<(string, GatewayCodeEntry)> Patterns(IEnumerable<(string Code, Rows Rows)> rows) =>
    [
        .. rows.Where(pair => pair.Rows.IsPattern)
            .OrderByDescending(pair => pair.Rows.IsHost)
            .ThenBy(pair => pair.Code.Count(c => c == GatewayCodeSpelling.Wildcard))
            .ThenBy(pair => pair.Code, StringComparer.Ordinal)
            .Select(pair => (pair.Code, pair.Rows.Entry())),
    ];

    /// <summary>Everything said about one code.</summary>
    private sealed class Rows(bool isPattern)
    {
        public bool IsPattern { get; } = isPattern;

        public bool IsHost { get; set; }

        public GatewayResult? General { get; set; }

        public Dictionary<GatewayOperation, GatewayResult> Specific { get; } = [];

        public GatewayCodeEntry Entry() => new(General, Specific);
    }
}
