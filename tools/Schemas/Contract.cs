using YamlDotNet.Serialization;

namespace Lakehouse.Tools.Schemas;

/// <summary>
/// The part of the Open Data Contract Standard 3.1 that our contracts use. A key that is not here is refused, so that
/// a misspelt one cannot pass for a comment.
/// </summary>
public sealed class Contract
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Status { get; init; }

    public required string Domain { get; init; }

    public required ContractDescription Description { get; init; }

    public required List<ContractTable> Schema { get; init; }

    /// <summary>Where the contract stands, for those who find something wrong with it.</summary>
    [YamlIgnore]
    public ContractPlace Place { get; internal set; } = null!;
}

public sealed class ContractDescription
{
    public required string Purpose { get; init; }

    public required string Usage { get; init; }

    public required string Limitations { get; init; }
}

public sealed class ContractTable
{
    public required string Name { get; init; }

    public required string PhysicalName { get; init; }

    public required string LogicalType { get; init; }

    public required string PhysicalType { get; init; }

    public required string Description { get; init; }

    public required string DataGranularityDescription { get; init; }

    public List<TableRelationship> Relationships { get; init; } = [];

    public List<QualityRule> Quality { get; init; } = [];

    public required List<ContractColumn> Properties { get; init; }

    /// <summary>The names of the primary key's columns, in the order of the key.</summary>
    [YamlIgnore]
    public IEnumerable<string> KeyColumns => Properties.Where(c => c.PrimaryKey).OrderBy(c => c.PrimaryKeyPosition).Select(c => c.Name);

    /// <summary>What the table refers to, whether a column or the table says so.</summary>
    [YamlIgnore]
    public IEnumerable<ContractReference> References =>
        Properties
            .SelectMany(c => c.Relationships, (c, r) => new ContractReference([c.Name], TableOf(r.To), [ColumnOf(r.To)]))
            .Concat(Relationships.Select(r => new ContractReference(
                [.. r.From.Select(ColumnOf)], TableOf(r.To[0]), [.. r.To.Select(ColumnOf)])));

    /// <summary>The quality rules of the table and of its columns.</summary>
    [YamlIgnore]
    public IEnumerable<QualityRule> AllQuality => Quality.Concat(Properties.SelectMany(c => c.Quality));

    internal static string TableOf(string reference) => reference.Split('.')[0];

    internal static string ColumnOf(string reference) => reference.Split('.')[^1];
}

/// <summary>Columns that refer to columns of another table, one by one.</summary>
public sealed record ContractReference(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> TargetColumns);

public sealed class ContractColumn
{
    public required string Name { get; init; }

    public required string PhysicalName { get; init; }

    public required string LogicalType { get; init; }

    public LogicalTypeOptions? LogicalTypeOptions { get; init; }

    public required string PhysicalType { get; init; }

    public required bool Required { get; init; }

    public bool PrimaryKey { get; init; }

    public int? PrimaryKeyPosition { get; init; }

    public bool Unique { get; init; }

    public required string Classification { get; init; }

    public required string Description { get; init; }

    /// <summary>The columns (<c>table.column</c>) that the value follows from.</summary>
    public List<string> TransformSourceObjects { get; init; } = [];

    /// <summary>SQL of DuckDB over the columns of the same row that gives the value; only where there is such a formula.</summary>
    public string? TransformLogic { get; init; }

    /// <summary>One sentence: how the value comes about.</summary>
    public required string TransformDescription { get; init; }

    public required List<string> Examples { get; init; }

    public List<Relationship> Relationships { get; init; } = [];

    public List<QualityRule> Quality { get; init; } = [];

    public List<CustomProperty> CustomProperties { get; init; } = [];
}

public sealed class LogicalTypeOptions
{
    public string? Pattern { get; init; }

    public bool? Timezone { get; init; }

    public string? DefaultTimezone { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }
}

/// <summary>What one column refers to: <c>table.column</c>.</summary>
public sealed class Relationship
{
    public required string To { get; init; }
}

/// <summary>What several columns together refer to; both sides are lists of <c>table.column</c>.</summary>
public sealed class TableRelationship
{
    public required List<string> From { get; init; }

    public required List<string> To { get; init; }
}

/// <summary>A query over the lake, runnable as it stands, that must answer <see cref="MustBe"/>.</summary>
public sealed class QualityRule
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public required string Dimension { get; init; }

    public required string Severity { get; init; }

    public required string Description { get; init; }

    public required string Query { get; init; }

    public required long MustBe { get; init; }
}

public sealed class CustomProperty
{
    public required string Property { get; init; }

    public required bool Value { get; init; }
}
