using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;

namespace Lakehouse.Generation.Repair;

/// <summary>Removes files that no version tells of, but only where their names say that this plan made them.</summary>
internal sealed class StrayRepair(StandingTable table, MadeTable? made, PlanSearch search)
{
    public void Run(IEnumerable<Finding> strays, Reasons reasons)
    {
        foreach (var stray in strays)
        {
            if (made is not null && IsOf(made.Identity, stray.Key))
            {
                stray.Store.Delete(stray.Key);
            }
            else
            {
                reasons.Add(stray, WhyNot(stray.Key));
            }
        }
    }

    /// <summary>Whether a name is one that the plan gives in any layout: a run in another one may have been stopped here.</summary>
    private static bool IsOf(TableIdentity identity, string name) => identity.SliceOf(name) is not null
        || PlanSearch.LayoutsOf(identity.Layout.Library)
            .Concat(PlanSearch.LayoutsOf(Generator.Library))
            .Any(layout => new TableIdentity(identity.Plan, identity.Schema, layout, identity.Batches).SliceOf(name) is not null);

    private string WhyNot(string name)
    {
        var other = WorkFolder.SpoolsIn(table.Store)
            .Select(s => s.Owner)
            .OfType<SpoolOwner>()
            .Where(owner => new SliceFileName(owner.PlanId, table.Table, owner.Layout).SliceOf(name) is not null)
            .Select(owner => owner.PlanId)
            .FirstOrDefault()
            ?? search.Find(table, [name], LogText.Empty).FirstOrDefault()?.Plan.Id;
        return other is null
            ? "It was not made by this plan; remove it yourself if nobody needs it."
            : $"It belongs to plan {Refusals.Short(other)}, whose run did not end or whose version is lost; repeat that "
                + "'lakehouse generate', or remove it yourself.";
    }
}
