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

    /// <summary>The spools of all runs in a table's folder.</summary>
    public static IEnumerable<(string Path, SpoolOwner? Owner)> SpoolsIn(FolderStore store) =>
        Spool.AllIn(Path.Combine(store.Root, Name));

    /// <summary>An empty folder is a leftover too: of a run that was killed between removing its spool and the folder.</summary>
    public bool HasLeftovers() => SpoolsOfPlan().Any() || Leftovers().Any() || Disk.IsEmptyFolder(_path);

    public Spool OpenSpool()
    {
        Disk.CreateFolder(_path);
        return Disk.Try(_path, "write", () => Spool.Open(_path, table.Spool));
    }

    /// <summary>
    /// Removes temporary files of this plan, and whole files of it in another layout or other batches that no log tells of.
    /// Says what it met of other plans.
    /// </summary>
    public IReadOnlyList<string> Clear(bool isNew, bool keepSpool) => Disk.Try(_path, "clear", () =>
    {
        var current = Spool.FileName(table.Spool);
        foreach (var leftover in Leftovers().ToList())
        {
            store.Delete(leftover.Key);
        }

        foreach (var (path, owner) in SpoolsOfPlan().ToList())
        {
            if (owner != table.Spool && isNew)
            {
                var other = IdentityOf(owner);
                foreach (var file in Directory.GetFiles(store.Root))
                {
                    var name = Path.GetFileName(file);
                    if (other.SliceOf(name) is not null && table.SliceOf(name) is null)
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

        return Spool.AllIn(_path)
            .Where(s => s.Owner is not null && s.Owner.PlanId != table.Plan.Id)
            .Select(s => $"{store.Root} also holds files of an unfinished run of plan {Refusals.Short(s.Owner!.PlanId)}; they are left alone.")
            .ToList();
    });

    /// <summary>Ends the work: the spool of this run goes, and the folder with it if it is empty.</summary>
    public void Remove()
    {
        File.Delete(Path.Combine(_path, Spool.FileName(table.Spool)));
        RemoveIfEmpty();
    }

    public void RemoveIfEmpty() => Disk.RemoveIfEmpty(_path);

    private IEnumerable<(string Path, SpoolOwner Owner)> SpoolsOfPlan() => Spool.AllIn(_path)
        .Where(s => s.Owner?.PlanId == table.Plan.Id && (s.Owner.Batches ?? 1) is >= 1 and var batches && batches <= table.Plan.Days)
        .Select(s => (s.Path, s.Owner!));

    private TableIdentity IdentityOf(SpoolOwner owner) =>
        owner == table.Spool ? table : new TableIdentity(table.Plan, table.Schema, owner.Layout, owner.Batches);

    private IEnumerable<Leftover> Leftovers()
    {
        TableIdentity[] ours = [table, .. SpoolsOfPlan().Select(s => s.Owner).Where(owner => owner != table.Spool).Select(IdentityOf)];
        return store.Leftovers().Where(leftover => ours.Any(t => t.SliceOf(leftover.FinalKey) is not null) || IsOurCommit(leftover));
    }

    /// <summary>
    /// Whether an unfinished commit is of this plan: it says so in its first line, or it is empty and a run of this plan
    /// was killed here, or nobody can finish it any more because its version is there.
    /// </summary>
    private bool IsOurCommit(Leftover leftover)
    {
        if (!leftover.FinalKey.StartsWith("_delta_log/", StringComparison.Ordinal))
        {
            return false;
        }

        using var reader = new StreamReader(store.OpenRead(leftover.Key), Encoding.UTF8);
        var first = reader.ReadLine();
        return first is null ? store.Exists(leftover.FinalKey) || SpoolsOfPlan().Any() : first.Contains(table.Plan.Id, StringComparison.Ordinal);
    }
}
