namespace PaymentAvailability.Benchmarks;

/// <summary>The lists of codes beside the project, from which the library's were made.</summary>
internal sealed class SharedCodes
{
    private const string Collided = "unionpay_collisions.csv";

    private SharedCodes(string folder)
    {
        Responses =
        [
            .. Directory.EnumerateFiles(folder, "*.csv").Where(file => Path.GetFileName(file) != Collided).Order(StringComparer.Ordinal)
                .SelectMany(Rows)
                .Where(row => row[8] != "presence only")
                .Select(row => new GatewayResponse { Scheme = row[0], Code = row[1] }),
        ];
        Collisions = [.. Rows(Path.Combine(folder, Collided)).Select(row => new Collision(row[0], row[1], row[2], row[3], row[4]))];
    }

    /// <summary>One for each row that has a text.</summary>
    public IReadOnlyList<GatewayResponse> Responses { get; }

    /// <summary>Codes that both of UnionPay's schemes have.</summary>
    public IReadOnlyList<Collision> Collisions { get; }

    /// <summary>The lists, or nothing where they are absent.</summary>
    public static SharedCodes? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PaymentAvailability.sln")))
            {
                string codes = Path.Combine(folder.FullName, "..", "shared", "data", "codes");
                return Directory.Exists(codes) ? new SharedCodes(codes) : null;
            }
        }

        return null;
    }

    // Commas in quotes do not part fields; these files have no quotes within quotes.
    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(line =>
    {
        string[] parts = line.Split('"');
        for (int i = 1; i < parts.Length; i += 2) parts[i] = parts[i].Replace(',', '\0');
        return string.Concat(parts).Split(',').Select(field => field.Replace('\0', ',')).ToArray();
    });

    /// <summary>One code with two meanings, each right when its own scheme is asked. Where no money moves the library says what the list says.</summary>
    internal sealed record Collision(string Code, string GatewayMeaning, string GatewayReason, string FieldMeaning, string FieldReason)
    {
        public bool IsRight => Says("unionpay_gateway", GatewayMeaning, GatewayReason) && Says("unionpay_iso8583_f39", FieldMeaning, FieldReason);

        private bool Says(string scheme, string meaning, string reason)
        {
            GatewayResult result = GatewayCodes.BuiltIn.Find(new GatewayResponse { Scheme = scheme, Code = Code, Operation = GatewayOperation.Sign });
            bool isReason = reason.StartsWith('(') || result.Reason?.Code.Value == reason.Replace("catalogue.", "catalog.", StringComparison.Ordinal);
            return result.IsMapped && result.Description == meaning && isReason;
        }
    }
}
