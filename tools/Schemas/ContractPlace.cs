using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Lakehouse.Tools.Schemas;

/// <summary>A part of a contract's text: the contract itself, its table, or one column of it.</summary>
/// <param name="Path">The contract's path below the repository's root.</param>
/// <param name="Node">The part.</param>
/// <param name="Column">The column that the part belongs to, or null.</param>
public sealed record ContractPlace(string Path, YamlMappingNode Node, string? Column = null)
{
    /// <summary>Refuses the contract where a member is not what it must be.</summary>
    public void Demand(bool condition, string member, string expected, string found)
    {
        if (!condition)
        {
            throw Wrong(member, expected, found);
        }
    }

    public ContractException Wrong(string member, string expected, string found) =>
        At(Path, LineOf(member), Column, $"{member}: expected {expected}, found {found}");

    /// <summary>The table of a contract.</summary>
    public ContractPlace Table() => new(Path, (YamlMappingNode)List("schema")[0]);

    /// <summary>The columns of a table, in order.</summary>
    public IReadOnlyList<ContractPlace> Columns() =>
    [
        .. List("properties").Children.Cast<YamlMappingNode>()
            .Select(node => this with { Node = node, Column = node.Children["name"].ToString() }),
    ];

    /// <summary>A refusal with file, line and column, as far as they are known.</summary>
    public static ContractException At(string path, long line, string? column, string problem) => new(string.Create(
        CultureInfo.InvariantCulture, $"{path}, line {line}{(column is null ? "" : $", column {column}")}: {problem}."));

    // A member that is left out is missed where its parent begins.
    private long LineOf(string member) =>
        Node.Children.FirstOrDefault(c => c.Key is YamlScalarNode key && key.Value == member).Key?.Start.Line ?? Node.Start.Line;

    private YamlSequenceNode List(string member) => (YamlSequenceNode)Node.Children[member];
}
