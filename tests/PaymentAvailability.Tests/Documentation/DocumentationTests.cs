using System.Text;
using System.Text.RegularExpressions;

namespace PaymentAvailability.Tests;

/// <summary>What the documentation shows works: its code compiles and runs, its files load, its commands and links lead somewhere.</summary>
[Collection(nameof(ConsoleOutput))]
public sealed partial class DocumentationTests
{
    public static TheoryData<MarkdownBlock> Code => Blocks("csharp");

    public static TheoryData<MarkdownBlock> Json => Blocks("json");

    public static TheoryData<string> Pages => [.. MarkdownBlock.Pages().Select(page => Path.GetRelativePath(ProjectRoot.Path, page))];

    [Theory]
    [MemberData(nameof(Code), DisableDiscoveryEnumeration = true)]
    public async Task Code_compiles_without_warnings_and_runs(MarkdownBlock block)
    {
        CompiledProgram program = CompiledProgram.Compile(block.Text, out string[] faults);

        faults.Should().BeEmpty($"the code at {block} is what readers copy");
        await program.RunAsync();
    }

    [Theory]
    [MemberData(nameof(Json), DisableDiscoveryEnumeration = true)]
    public void Json_is_a_catalog_or_a_request(MarkdownBlock block)
    {
        byte[] json = Encoding.UTF8.GetBytes(block.Text);
        Action read = block.Text.Contains("\"methods\"", StringComparison.Ordinal)
            ? () => CatalogJson.Load(json, block.ToString())
            : () => PaymentRequestJson.Read(json);

        read.Should().NotThrow($"the file at {block} is what readers copy");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_and_commands_lead_to_files_that_are_there(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(ProjectRoot.Path, page))!;
        string text = File.ReadAllText(Path.Combine(ProjectRoot.Path, page));
        IEnumerable<string> links = Link().Matches(text).Select(match => Path.Combine(folder, match.Groups[1].Value));
        IEnumerable<string> projects = Project().Matches(text).Select(match => Path.Combine(ProjectRoot.Path, match.Groups[1].Value));

        links.Concat(projects).Where(path => !File.Exists(path) && !Directory.Exists(path)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task The_readme_prints_what_it_says(string page)
    {
        MarkdownBlock block = MarkdownBlock.All().First(block => block.Page == page && block.Language == "csharp");

        CompiledProgram program = CompiledProgram.Compile(block.Text, out string[] faults);
        faults.Should().BeEmpty();
        string output = await program.RunAsync();

        string promised = Promise().Match(block.Text).Groups[1].Value;
        promised.Should().NotBeEmpty();
        output.Should().Contain(promised);
    }

    private static TheoryData<MarkdownBlock> Blocks(string language) => [.. MarkdownBlock.All().Where(block => block.Language == language)];

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"--project ([\w./-]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"Console\.WriteLine\([^\n]*\);\s*// (.+)")]
    private static partial Regex Promise();
}

/// <summary>Tests that take over the console run one after the other.</summary>
[CollectionDefinition(nameof(ConsoleOutput), DisableParallelization = true)]
public sealed class ConsoleOutput;
