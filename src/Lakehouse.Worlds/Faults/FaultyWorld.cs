using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>The tables of a world with faults, and their answer key.</summary>
internal static class FaultyWorld
{
    /// <summary>The tables themselves where the plan asks for no faults.</summary>
    public static IReadOnlyList<WorldTable> Of(Plan plan, FaultRules rules, IReadOnlyList<WorldTable> tables)
    {
        if (plan.Knobs[FaultKnobs.Rate] == 0)
        {
            return tables;
        }

        var all = new List<WorldTable>(tables.Count + 1);
        var faulty = new List<FaultyTable>();
        foreach (var table in tables)
        {
            if (rules.Tables.Contains(table.Name))
            {
                faulty.Add(FaultyTable.Of(plan, rules, table, name => tables.First(t => t.Name == name)));
                all.Add(faulty[^1]);
            }
            else
            {
                all.Add(table);
            }
        }

        all.Add(new AnswerKeyTable(faulty));
        return all;
    }
}
