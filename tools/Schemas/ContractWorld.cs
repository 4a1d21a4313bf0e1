namespace Lakehouse.Tools.Schemas;

/// <summary>The contracts of a world, which refer to each other.</summary>
public sealed class ContractWorld
{
    private readonly Dictionary<string, Contract> _byTable;

    /// <summary>Takes contracts together and refuses what does not hold between them.</summary>
    public ContractWorld(string name, IReadOnlyList<Contract> contracts)
    {
        Name = name;
        Contracts = contracts;
        _byTable = contracts.ToDictionary(c => c.Schema[0].Name, StringComparer.Ordinal);
        CheckNames("id", contracts.Select(c => (c.Place, c.Id)));
        CheckNames("quality", contracts.SelectMany(c => c.Schema[0].AllQuality.Select(q => (c.Place, q.Name))));
        foreach (var contract in contracts)
        {
            Check(contract);
        }
    }

    public string Name { get; }

    public IReadOnlyList<Contract> Contracts { get; }

    public IEnumerable<ContractTable> Tables => Contracts.Select(c => c.Schema[0]);

    public ContractTable Table(string name) => _byTable[name].Schema[0];

    private static void CheckNames(string member, IEnumerable<(ContractPlace Place, string Name)> names)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, name) in names)
        {
            place.Demand(
                seen.TryAdd(name, place.Path), member, "a name that nothing else in the world has", $"{name}, which {seen[name]} has");
        }
    }

    private void Check(Contract contract)
    {
        var table = contract.Schema[0];
        var place = contract.Place.Table();
        var columns = place.Columns();
        for (var i = 0; i < columns.Count; i++)
        {
            foreach (var source in table.Properties[i].TransformSourceObjects)
            {
                Find(columns[i], "transformSourceObjects", source);
            }

            foreach (var relationship in table.Properties[i].Relationships)
            {
                CheckPair(columns[i], table.Properties[i], relationship.To);
            }
        }

        foreach (var relationship in table.Relationships)
        {
            for (var i = 0; i < relationship.From.Count; i++)
            {
                place.Demand(
                    ContractTable.TableOf(relationship.From[i]) == table.Name,
                    "relationships",
                    $"columns of {table.Name} in 'from'",
                    relationship.From[i]);
                CheckPair(place, Find(place, "relationships", relationship.From[i]), relationship.To[i]);
            }
        }

        foreach (var reference in table.References)
        {
            var key = Table(reference.Table).KeyColumns.ToList();
            var referring = reference.Columns.Count == 1 ? columns.Single(c => c.Column == reference.Columns[0]) : place;
            referring.Demand(
                key.SequenceEqual(reference.TargetColumns),
                "relationships",
                $"the primary key of {reference.Table} ({string.Join(", ", key)})",
                string.Join(", ", reference.TargetColumns));
        }
    }

    private void CheckPair(ContractPlace place, ContractColumn column, string to)
    {
        var target = Find(place, "relationships", to);
        place.Demand(
            target.PhysicalType == column.PhysicalType,
            "relationships",
            $"the type of {to}, {target.PhysicalType}, in {column.Name} too",
            column.PhysicalType);
    }

    private ContractColumn Find(ContractPlace place, string member, string reference)
    {
        var parts = reference.Split('.');
        place.Demand(parts.Length == 2, member, "table.column", reference);
        place.Demand(
            _byTable.ContainsKey(parts[0]), member, $"one of the tables {string.Join(", ", _byTable.Keys)}", $"{parts[0]} in {reference}");
        var columns = Table(parts[0]).Properties;
        return columns.Find(c => c.Name == parts[1]) ?? throw place.Wrong(
            member, $"one of the columns {string.Join(", ", columns.Select(c => c.Name))} of {parts[0]}", parts[1]);
    }
}
