using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentAvailability.Tests;

/// <summary>Everything public says something that its name does not.</summary>
public sealed partial class CommentTests
{
    private const int MostLines = 300;

    // Words that a summary can be made of without saying anything.
    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "this", "of", "for", "to", "is", "and", "or", "gets", "get", "sets", "set", "returns", "return", "whether", "value", "its", "it", "object",
        "instance", "new", "initializes", "class",
    };

    [Fact]
    public void Every_public_type_and_member_has_a_summary_that_does_not_echo_its_name()
    {
        string[] faults = [.. PublicSymbols().Select(FaultOf).OfType<string>()];

        faults.Should().BeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_a_few_screens() =>
        SourceTree.Files.Where(file => File.ReadLines(Path.Combine(SourceTree.Root, file)).Count() > MostLines).Should().BeEmpty();

    private static IEnumerable<ISymbol> PublicSymbols()
    {
        var waiting = new Stack<INamespaceOrTypeSymbol>([SourceTree.Compilation.Assembly.GlobalNamespace]);
        while (waiting.TryPop(out INamespaceOrTypeSymbol? next))
        {
            foreach (ISymbol member in next.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner && (member is INamespaceSymbol || IsPublic(member)))
                    waiting.Push(inner);
                if (member is not INamespaceSymbol && !member.IsImplicitlyDeclared && IsPublic(member) && !IsAccessor(member))
                    yield return member;
            }
        }
    }

    private static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && (symbol.ContainingType is null || IsPublic(symbol.ContainingType));

    private static bool IsAccessor(ISymbol symbol) => symbol is IMethodSymbol { AssociatedSymbol: not null };

    private static string? FaultOf(ISymbol symbol)
    {
        // A property of a positional record is documented by its parameter.
        bool isPositional = symbol is IPropertySymbol && symbol.DeclaringSyntaxReferences[0].GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax;
        ISymbol documented = isPositional ? symbol.ContainingType : symbol;
        bool isPrimaryConstructor = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && symbol.DeclaringSyntaxReferences[0].GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax;
        string xml = isPrimaryConstructor ? symbol.ContainingType.GetDocumentationCommentXml()! : documented.GetDocumentationCommentXml()!;
        if (xml.Length == 0)
            return $"{symbol} has no documentation";

        XElement comment = XElement.Parse(xml);
        if (comment.Descendants("inheritdoc").Any())
            return null;

        XElement? summary = isPositional
            ? comment.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == symbol.Name)
            : comment.Element("summary");
        if (summary is null || (summary.Value.Trim().Length == 0 && !summary.HasElements))
            return $"{symbol} has an empty summary";

        string[] said = [.. WordsOf(string.Concat(summary.DescendantNodes().OfType<XText>()))];
        HashSet<string> named = new(WordsOf(symbol.Name).Concat(WordsOf(symbol.ContainingType?.Name ?? "")), StringComparer.OrdinalIgnoreCase);
        return said.All(word => Fillers.Contains(word) || named.Contains(word)) && !summary.Elements().Any()
            ? $"{symbol} has a summary that only echoes its name: `{summary.Value.Trim()}`"
            : null;
    }

    private static IEnumerable<string> WordsOf(string text) => Words().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|\\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Words();
}
