using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;

namespace Lakehouse.Generation.Verification;

/// <summary>The files of a table's folder against those that its newest version has.</summary>
internal sealed class LiveFiles
{
    // Beside the rows' numbers, the file of a deletion vector has their length before and a checksum after them.
    private const int VectorFrame = 8;

    private readonly StandingTable _table;
    private readonly MadeTable? _made;
    private readonly VerifyRequest _request;
    private readonly IReadOnlyDictionary<string, ToldFile> _told;
    private readonly IReadOnlyList<AddFile> _live;

    /// <param name="table">The table.</param>
    /// <param name="made">What made it; null where that is not known, so that no file can be made again.</param>
    /// <param name="request">What is to be proved.</param>
    public LiveFiles(StandingTable table, MadeTable? made, VerifyRequest request)
    {
        _table = table;
        _made = made;
        _request = request;
        _told = table.ToldFiles();
        var readable = table.Log.Commits.TakeWhile(c => c.Actions is not null).LastOrDefault();
        _live = readable is null ? [] : [.. table.Log.Replay(readable.Version).Files];
    }

    public void Check(Findings findings)
    {
        var slices = _made is not null && _request.Deep ? Slices(findings, _made) : null;
        foreach (var file in _live)
        {
            if (LogPath.IsAbsolute(file.Path))
            {
                _request.Observer.Notice($"{_table.FullName}: {file.Path} lies outside the table's folder and was not checked.");
                continue;
            }

            if (!LogPath.IsKey(file.Key))
            {
                findings.Add(_table.FullName, _table.Store, (_made?.Commit ?? _table.Log.Commits[^1]).Key, ProblemKind.Log);
                continue;
            }

            var expected = Expected(file);
            findings.Expect(slices?.Invoke(expected) ?? expected);
            CheckVector(findings, file.DeletionVector);
        }

        CheckEarlier(findings, slices);
        if (_table.Log.IsWhole)
        {
            CheckStrays(findings);
        }
    }

    /// <summary>The files that only earlier batches' versions have, so that going back to them stays true until somebody vacuums.</summary>
    private void CheckEarlier(Findings findings, Func<ExpectedFile, IFileCheck?>? slices)
    {
        if (_made is null || _table.GeneratedFiles() is not { } newest)
        {
            return;
        }

        var mayBeGone = _table.Log.Commits.Any(c => c.Version > _made.Commit.Version && c.IsVacuum);
        foreach (var told in _told.Values.Where(told => !newest.ContainsKey(told.Add.Key)))
        {
            if (LogPath.IsKey(told.Add.Key))
            {
                var expected = Expected(told.Add);
                expected = expected with { MayBeGone = mayBeGone || expected.MayBeGone };
                findings.Expect(slices?.Invoke(expected) ?? expected);
            }
        }
    }

    /// <summary>What is known of a live file: the digest of a generated one outlives whatever others did to its entry.</summary>
    private ExpectedFile Expected(AddFile file) => new(
        _table.FullName,
        _table.Store,
        file.Key,
        file.Size,
        (_told.GetValueOrDefault(file.Key)?.Add ?? file).Tags?.GetValueOrDefault(TableCommit.Sha256Tag))
    {
        MayBeGone = !_table.Log.IsWhole,
    };

    /// <summary>How files become proofs by rows; says what of that cannot be.</summary>
    private Func<ExpectedFile, IFileCheck?> Slices(Findings findings, MadeTable made)
    {
        var files = made.Deliveries.UpTo(made.Delivery).ToDictionary(file => file.Name);
        var whyNot = Remaking.WhyNot(made.Identity.Layout);
        if (whyNot is not null)
        {
            _request.Observer.Notice(
                $"{_table.FullName}: {whyNot}; so its rows are compared by count and statistics, and its files by their digests.");
        }

        return file => files.TryGetValue(file.Key, out var delivered)
            ? new SliceProof(file, delivered)
            {
                Record = _told.GetValueOrDefault(file.Key) is { } told ? GeneratedTable.RecordOf(made.Identity, told.Add) : null,
                CommitKey = _told.GetValueOrDefault(file.Key)?.CommitKey ?? made.Commit.Key,
                SameBytes = whyNot is null,
            }
            : null;
    }

    private void CheckVector(Findings findings, DeletionVector? vector)
    {
        if (vector?.Key() is { } key)
        {
            if (!_table.Store.Exists(key))
            {
                findings.Add(_table.FullName, _table.Store, key, ProblemKind.Missing);
            }
            else if (_table.Store.Size(key) < (vector.Offset ?? 0) + vector.SizeInBytes + VectorFrame)
            {
                findings.Add(_table.FullName, _table.Store, key, ProblemKind.Damaged);
            }
        }
    }

    /// <summary>Files that no version has ever told of. Hidden names are work of others under way, or of other systems.</summary>
    private void CheckStrays(Findings findings)
    {
        var known = new HashSet<string>();
        foreach (var action in _table.Log.Commits.SelectMany(c => c.Actions!))
        {
            var (path, vector) = action switch
            {
                AddFile add => (add.Path, add.DeletionVector),
                RemoveFile remove => (remove.Path, remove.DeletionVector),
                _ => (null, null),
            };
            if (path is not null)
            {
                known.Add(LogPath.Decode(path));
            }

            if (vector?.Key() is { } key)
            {
                known.Add(key);
            }
        }

        foreach (var file in _table.Store.List(""))
        {
            var hidden = file.Key.Split('/').Any(part => part.StartsWith('_') || part.StartsWith('.'));
            if (!hidden && !known.Contains(file.Key))
            {
                findings.Add(_table.FullName, _table.Store, file.Key, ProblemKind.Unlisted);
            }
        }
    }
}
