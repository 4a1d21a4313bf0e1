using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Repair;

/// <summary>A plan that may have made something: usable, or known only by its text because its world is of another version.</summary>
internal sealed record PlanCandidate(string Id, Plan? Plan, string? Why)
{
    public static PlanCandidate Of(Plan plan) => new(plan.Id, plan, Why: null);

    /// <summary>A plan by its text; null where that is damaged.</summary>
    public static PlanCandidate? Read(string json)
    {
        var stored = StoredPlan.Read(json);
        return stored.IsDamaged ? null : new PlanCandidate(Refusals.IdOf(json), stored.Plan, stored.Why);
    }
}

/// <summary>A plan and layout that gave so many names.</summary>
internal sealed record ProvenPlan(PlanCandidate Plan, Layout Layout, int Names)
{
    /// <summary>In how many batches the table came; null where it came at once.</summary>
    public int? Batches { get; init; }
}

/// <summary>
/// Finds out which plan and layout made a table whose log no longer says. Where candidates come from decides nothing: a file's
/// name is a digest of plan, table, slice and layout, so a name that a candidate gives proves it.
/// </summary>
internal sealed class PlanSearch
{
    private readonly VerifyRequest _request;
    private readonly Lazy<(List<PlanCandidate> Plans, List<Layout> Layouts, List<int> Batches)> _lake;

    /// <param name="request">What is to be mended, with plans that the user gave.</param>
    /// <param name="folders">The folders of the lake's tables, the damaged ones included.</param>
    public PlanSearch(VerifyRequest request, IReadOnlyList<string> folders)
    {
        _request = request;
        _lake = new(() => ReadLake(folders));
    }

    public static string NotFound =>
        "Which plan made it cannot be proved: neither what is left of its log, nor another table of the lake, nor --plan-file, nor a "
            + "preset's plan gives the names of its files. Give the plan with --plan-file ('lakehouse generate ... --plan' prints it).";

    public static string Ambiguous =>
        "Its folder holds files of more than one plan or layout, and too little is left of the log to tell which of them this version "
            + "had. Restore the log from a copy, or make the table again.";

    /// <summary>The plans and layouts that give some of the names to a table's files, those of most names first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="names">Names of its files, from wherever one is left.</param>
    /// <param name="text">What is left of its log.</param>
    public IReadOnlyList<ProvenPlan> Find(StandingTable table, IReadOnlyCollection<string> names, LogText text)
    {
        var proven = new List<ProvenPlan>();
        if (names.Count > 0)
        {
            var layouts = text.Layouts.Concat(_lake.Value.Layouts).Concat(LayoutsOf(Generator.Library)).Distinct().ToList();
            var batches = text.Batches.Concat(_lake.Value.Batches).Distinct().Select(b => (int?)b).Append(null).ToList();
            foreach (var plan in Plans(text.Plans).Where(p => p.Plan is null || p.Plan.World == table.World))
            {
                foreach (var layout in layouts)
                {
                    if (Prove(table, names, plan, layout, batches) is { } most)
                    {
                        proven.Add(most);
                    }
                }
            }
        }

        return [.. proven.OrderByDescending(p => p.Names)];
    }

    /// <summary>The layouts that a run can choose, with one version of the Parquet library.</summary>
    public static IEnumerable<Layout> LayoutsOf(string library) => Layout.CompressionsOf(LakeFormat.Delta)
        .Select(codec => new Layout { Format = LakeFormat.Delta, Compression = codec, Library = library });

    /// <summary>Plans that may have made something, the likeliest first.</summary>
    /// <param name="nearby">Plans by their texts, from where the damage is.</param>
    public IEnumerable<PlanCandidate> Plans(IEnumerable<string> nearby) =>
        nearby.Select(PlanCandidate.Read).OfType<PlanCandidate>()
            .Concat(_lake.Value.Plans)
            .Concat(_request.Plans.Select(PlanCandidate.Of))
            .Concat(Presets())
            .DistinctBy(p => p.Id);

    /// <summary>The batches that give most of the names, those that a log tells of before none at all; null where they give none.</summary>
    private ProvenPlan? Prove(
        StandingTable table, IReadOnlyCollection<string> names, PlanCandidate plan, Layout layout, IReadOnlyList<int?> batches)
    {
        var schema = plan.Plan is null ? null : table.OpenUnder(plan.Plan, _request)?.Schema;
        ProvenPlan? most = null;
        foreach (var count in batches.Where(b => b is null || (schema is not null && b <= plan.Plan!.Days)))
        {
            Func<string, long?> sliceOf = schema is null
                ? new SliceFileName(plan.Id, table.Table, layout).SliceOf
                : new TableIdentity(plan.Plan!, schema, layout, count).SliceOf;
            var given = names.Count(name => sliceOf(name) is not null);
            if (given > (most?.Names ?? 0))
            {
                most = new ProvenPlan(plan, layout, given) { Batches = count };
            }
        }

        return most;
    }

    private static IEnumerable<PlanCandidate> Presets() => WorldDefinition.All
        .SelectMany(w => w.Presets
            .Select(p => new PlanRequest { Scale = p.Name })
            .Append(new PlanRequest { All = true })
            .Select(w.MakePlan))
        .Select(PlanCandidate.Of);

    private static (List<PlanCandidate> Plans, List<Layout> Layouts, List<int> Batches) ReadLake(IReadOnlyList<string> folders)
    {
        var plans = new Dictionary<string, PlanCandidate>();
        var layouts = new HashSet<Layout>();
        var batches = new HashSet<int>();
        foreach (var store in folders.Select(folder => new FolderStore(folder)))
        {
            foreach (var version in new DeltaLog(store).Versions().Commits)
            {
                var text = LogText.Read(store, DeltaLog.CommitKey(version));
                foreach (var plan in text.Plans.Distinct().Select(PlanCandidate.Read).OfType<PlanCandidate>())
                {
                    plans.TryAdd(plan.Id, plan);
                }

                layouts.UnionWith(text.Layouts);
                batches.UnionWith(text.Batches);
            }
        }

        return ([.. plans.Values], [.. layouts], [.. batches]);
    }
}
