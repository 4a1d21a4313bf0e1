using System.Text;
using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// The folder inside a table, hidden from readers of Delta, that holds a run's spool; and the clearing away of what a
/// run that was killed left. Only names that belong to this plan are ever removed.
/// </summary>
internal sealed class WorkFolder(FolderStore store, TableIdentity table)
{
    private const string Name = "_lakehouse";

    private readonly string _path = Path.Combine(store.Root, Name);

    /// <summary>The spools of all plans and layouts in a table's folder.</summary>
    public static IEnumerable<(string Path, string? PlanId, Layout? Layout)> SpoolsIn(FolderStore store) =>
        Spool.Find(Path.Combine(store.Root, Name));

    public bool HasLeftovers() => SpoolsOfPlan().Any() || Leftovers().Any();

    public Spool OpenSpool()
    {
        Disk.CreateFolder(_path);
        return Disk.Try(_path, "write", () => Spool.Open(_path, table.Plan.Id, table.Layout));
    }

    /// <summary>
    /// Removes temporary files of this plan, and whole files of it in another layout that no log tells of.
    /// Says what it met of other plans.
    /// </summary>
    public IReadOnlyList<string> Clear(bool isNew, bool keepSpool) => Disk.Try(_path, "clear", () =>
    {
        var current = Spool.FileName(table.Plan.Id, table.Layout);
        foreach (var leftover in Leftovers().ToList())
        {
            store.Delete(leftover.Key);
        }

        foreach (var (path, layout) in SpoolsOfPlan().ToList())
        {
            if (layout != table.Layout && isNew)
            {
                var names = new SliceFileName(table.Plan.Id, table.Schema.Name, layout);
                foreach (var file in Directory.GetFiles(store.Root))
                {
                    if (names.SliceOf(Path.GetFileName(file)) is not null)
                    {
                        File.Delete(file);
                    }
                }
            }

            if (Path.GetFileName(path) != current || !keepSpool)
            {
                File.Delete(path);
            }
        }

        return Spool.Find(_path)
            .Where(s => s.PlanId is not null && s.PlanId != table.Plan.Id)
            .Select(s => $"{store.Root} also holds files of an unfinished run of plan {Refusals.Short(s.PlanId!)}; they are left alone.")
            .ToList();
    });

    /// <summary>Ends the work: the spool of this plan and layout goes, and the folder with it if it is empty.</summary>
    public void Remove()
    {
        File.Delete(Path.Combine(_path, Spool.FileName(table.Plan.Id, table.Layout)));
        RemoveIfEmpty();
    }

    public void RemoveIfEmpty() => Disk.RemoveIfEmpty(_path);

    private IEnumerable<(string Path, Layout Layout)> SpoolsOfPlan() => Spool.Find(_path)
        .Where(s => s.PlanId == table.Plan.Id && s.Layout is not null)
        .Select(s => (s.Path, s.Layout!));

    private IEnumerable<Leftover> Leftovers() => store.Leftovers()
        .Where(leftover => table.Names.SliceOf(leftover.FinalKey) is not null
            || SpoolsOfPlan().Any(s => new SliceFileName(table.Plan.Id, table.Schema.Name, s.Layout).SliceOf(leftover.FinalKey) is not null)
            || IsOurCommit(leftover));

    /// <summary>
    /// Whether an unfinished commit is of this plan: it says so in its first line, or it is empty and a run of this plan
    /// was killed here.
    /// </summary>
    private bool IsOurCommit(Leftover leftover)
    {
        if (!leftover.FinalKey.StartsWith("_delta_log/", StringComparison.Ordinal))
        {
            return false;
        }

        using var reader = new StreamReader(store.OpenRead(leftover.Key), Encoding.UTF8);
        var first = reader.ReadLine();
        return first is null ? SpoolsOfPlan().Any() : first.Contains(table.Plan.Id, StringComparison.Ordinal);
    }
}
