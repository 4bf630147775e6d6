using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PaymentAvailability.Tests;

/// <summary>A piece of C# from the documentation, compiled as a reader's program would be: with implicit usings, and warnings as errors.</summary>
internal sealed class CompiledProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private static readonly Lazy<MetadataReference[]> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "PaymentAvailability.Tests.dll")
            .Select(path => MetadataReference.CreateFromFile(path))]);

    // Nothing when it does not compile. Not some other assembly: the entry point of the tests would run all of them again.
    private readonly Assembly? _assembly;

    private CompiledProgram(Assembly? assembly) => _assembly = assembly;

    public static CompiledProgram Compile(string code, out string[] faults)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(code), Language);
        bool isProgram = tree.GetCompilationUnitRoot().Members.Any(member => member.IsKind(SyntaxKind.GlobalStatement));
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(
            $"Documentation{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(ImplicitUsings, Language), tree], Platform.Value, options);

        using var image = new MemoryStream();
        faults = [.. compilation.Emit(image).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8019")
            .Select(diagnostic => diagnostic.ToString())];
        image.Position = 0;
        return faults.Length > 0
            ? new CompiledProgram(null)
            : new CompiledProgram(AssemblyLoadContext.Default.LoadFromStream(image));
    }

    /// <summary>Runs the program, where there is one, and returns what it printed.</summary>
    public async Task<string> RunAsync()
    {
        if (_assembly?.EntryPoint is not { } main)
        {
            return "";
        }

        TextWriter console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            // The compiler's own entry point waits for an asynchronous one, so it must not run on a test's synchronisation context.
            object?[] arguments = main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
            await Task.Run(() => main.Invoke(null, arguments));
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}
