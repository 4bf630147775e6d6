using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentAvailability.Tests;

/// <summary>
/// The folders of the library are rooms, and dependencies point one way: a room sees only the rooms listed for it. One file is excepted:
/// `Wire/WireNames.cs` keeps the wire spelling of every room's enumerations in one place and so names them all.
/// </summary>
public sealed class RoomTests
{
    private const string EveryRoomsNames = "Wire/WireNames.cs";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Wire"] = [],
        ["Money"] = [],
        ["Hours"] = [],
        ["Reasons"] = ["Money", "Wire"],
        ["Verification"] = ["Wire"],
        ["Catalog"] = ["Money", "Hours", "Reasons", "Verification", "Wire"],
        ["Accounts"] = ["Wire"],
        ["Protection"] = ["Wire"],
        ["Requests"] = ["Accounts", "Catalog", "Money", "Verification", "Wire"],
        ["Gates"] = ["Protection", "Requests", "Catalog", "Reasons", "Verification", "Wire"],
        ["Channels"] = ["Protection", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Hours", "Wire"],
        ["Orders"] = ["Protection", "Accounts", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Wire"],
        ["Counters"] = ["Hours", "Protection", "Wire"],
        ["Limits"] = ["Counters", "Risk", "Gates", "Requests", "Catalog", "Reasons", "Money", "Wire"],
        ["Counting"] = ["Attempts", "Counters", "Limits", "Risk", "Gates", "Requests", "Reasons", "Protection", "Money", "Wire"],
        ["Risk"] = ["Counters", "Protection", "Accounts", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Wire"],
        ["Clients"] = ["Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Wire"],
        ["Attempts"] = ["Risk", "Protection", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Wire"],
        ["Challenges"] = ["Telemetry", "Protection", "Accounts", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Wire"],
        ["Resolution"] =
        [
            "Attempts", "Channels", "Orders", "Risk", "Limits", "Clients", "Gates", "Requests", "Accounts", "Protection", "Catalog", "Reasons", "Verification", "Money", "Hours",
            "Wire", "Telemetry",
        ],
        ["Diagnosis"] = ["Resolution", "Orders", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Hours", "Wire"],
        ["BackTests"] = ["Resolution", "Risk", "Requests", "Reasons", "Catalog", "Verification", "Wire"],
        ["Telemetry"] = ["Risk", "Challenges", "Verification", "Channels", "Resolution", "Attempts", "Gates", "Requests", "Catalog", "Reasons", "Wire"],
        ["DependencyInjection"] =
        [
            "Protection", "Accounts", "Counters", "Limits", "Counting", "Resolution", "Telemetry", "Attempts", "Challenges", "Channels", "Orders", "Risk", "Clients", "Gates", "Requests", "Catalog", "Reasons", "Verification", "Money", "Hours", "Wire",
        ],
    };

    private static readonly Lazy<HashSet<(string File, string From, string To, string Type)>> Found = new(() => [.. Uses()]);

    [Fact]
    public void Every_folder_is_a_room_with_rules() =>
        SourceTree.Files.Select(SourceTree.RoomOf).Distinct().Should().BeSubsetOf(Allowed.Keys, "a new room says here what it may see");

    [Fact]
    public void A_room_sees_only_the_rooms_listed_for_it()
    {
        string[] trespasses =
        [
            .. from use in Found.Value
               where use.From != use.To && use.File != EveryRoomsNames && !Allowed[use.From].Contains(use.To)
               select $"{use.File} uses {use.Type} of {use.To}",
        ];

        trespasses.Order(StringComparer.Ordinal).Should().BeEmpty("dependencies point one way");
    }

    [Fact]
    public void The_walls_are_really_looked_at()
    {
        var uses = Found.Value.Select(use => (use.From, use.To)).ToHashSet();

        uses.Should().Contain([("Resolution", "Gates"), ("Catalog", "Hours"), ("DependencyInjection", "Resolution"), ("Orders", "Reasons")]);
    }

    private static IEnumerable<(string File, string From, string To, string Type)> Uses()
    {
        foreach (SyntaxTree tree in SourceTree.Compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            SemanticModel model = SourceTree.Compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
                INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (type?.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && declaration.SyntaxTree.FilePath.Length > 0)
                {
                    string declared = declaration.SyntaxTree.FilePath;
                    yield return (tree.FilePath, SourceTree.RoomOf(tree.FilePath), SourceTree.RoomOf(declared), type.Name);
                }
            }
        }
    }
}
