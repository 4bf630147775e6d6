namespace PaymentAvailability.Sql;

/// <summary>The steps of the schema, as they are embedded in the package. A step that was released never changes; what is new is a new step.</summary>
internal static class SchemaScripts
{
    /// <summary>The version after all steps.</summary>
    public const int Latest = 3;

    /// <summary>The step that makes a version of the one before.</summary>
    public static string Read(SqlDialect dialect, int version, string prefix)
    {
        string name = $"PaymentAvailability.Sql.Schema.{(dialect == SqlDialect.Sqlite ? "sqlite" : "postgresql")}-{version:000}.sql";
        using Stream resource = typeof(SchemaScripts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the package has no {name}");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Replace("{prefix}", prefix, StringComparison.Ordinal);
    }

    /// <summary>Keeps the version: one row.</summary>
    public static string VersionTable(string prefix) =>
        $"CREATE TABLE IF NOT EXISTS {prefix}_schema (version integer NOT NULL, only_one integer PRIMARY KEY DEFAULT 1 CHECK (only_one = 1))";

    public static string SetVersion(string prefix, int version) => version == 1
        ? $"INSERT INTO {prefix}_schema (version) VALUES (1)"
        : $"UPDATE {prefix}_schema SET version = {version}";
}
