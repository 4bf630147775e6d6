using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PaymentAvailability.Tests;

/// <summary>The sources of the library, found from where the tests run.</summary>
internal static class SourceTree
{
    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    private static readonly string Repository = FindRepository();

    public static string Root { get; } = Path.Combine(Repository, "src", "PaymentAvailability");

    /// <summary>Where approved files lie: beside the tests that compare with them, not beside what was built.</summary>
    public static string Tests { get; } = Path.Combine(Repository, "tests", "PaymentAvailability.Tests");

    /// <summary>The sources written by hand, with paths relative to the library's folder and `/` between names.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The sources, bound against what the tests run with. What source generators add is missing; names bind all the same.</summary>
    public static CSharpCompilation Compilation => Compiled.Value;

    /// <summary>The room of a file: the first folder.</summary>
    public static string RoomOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file[..file.IndexOf('/', StringComparison.Ordinal)] : "";

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        const string ImplicitUsings = """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
            """;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return CSharpCompilation.Create(
            "rooms",
            [
                CSharpSyntaxTree.ParseText(ImplicitUsings, options),
                .. Files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Root, file)), options, file)),
            ],
            trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path) is not ("PaymentAvailability.dll" or "PaymentAvailability.Tests.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PaymentAvailability.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("`PaymentAvailability.sln` is in none of the folders above the tests");
    }
}
