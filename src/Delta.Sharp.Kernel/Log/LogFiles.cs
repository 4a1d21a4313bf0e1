using System.Globalization;
using System.Text.RegularExpressions;

namespace Delta.Sharp.Kernel;

/// <summary>
/// The files of a log that matter to a reader, from one listing. Names are matched whole: temporary files, checksums,
/// compacted commits and hints are none of them.
/// </summary>
internal sealed partial class LogFiles
{
    internal const string Folder = "_delta_log/";

    private LogFiles(ITableStore store, IReadOnlyList<(long Version, StoreFile File)> commits, IReadOnlyList<long> checkpoints)
    {
        _store = store;
        Commits = commits;
        Checkpoints = checkpoints;
    }

    /// <summary>Rising by version.</summary>
    internal IReadOnlyList<(long Version, StoreFile File)> Commits { get; }

    internal IReadOnlyList<long> Checkpoints { get; }

    internal bool IsTable => Commits.Count > 0 || Checkpoints.Count > 0;

    internal static string CommitKey(long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}{version:D20}.json");

    internal static LogFiles List(ITableStore store)
    {
        var commits = new List<(long, StoreFile)>();
        var checkpoints = new List<long>();
        foreach (StoreFile file in store.List(Folder))
        {
            if (Version(CommitName().Match(file.Key)) is long version)
            {
                commits.Add((version, file));
            }
            else if (Version(CheckpointName().Match(file.Key)) is long checkpoint)
            {
                checkpoints.Add(checkpoint);
            }
        }

        return new LogFiles(store, commits, checkpoints);
    }

    /// <summary>The commits that make up a version, or the newest one: from 0, without a gap.</summary>
    internal IReadOnlyList<(long Version, StoreFile File)> UpTo(long? version)
    {
        long newest = Math.Max(Commits.Count > 0 ? Commits[^1].Version : 0, Checkpoints.DefaultIfEmpty().Max());
        long last = version ?? newest;
        if (last < 0 || last > newest)
        {
            throw new DeltaException(
                _store.DisplayName,
                Number($"Version {last} of {_store.DisplayName} does not exist: the newest version is {newest}."));
        }

        long missing = 0;
        foreach ((long found, _) in Commits)
        {
            if (found != missing || found > last)
            {
                break;
            }

            missing++;
        }

        if (missing > last)
        {
            return [.. Commits.Take((int)(last + 1))];
        }

        if (Checkpoints.Any(c => c >= missing && c <= last))
        {
            throw new DeltaUnsupportedException(
                _store.DisplayName,
                "checkpoint",
                Number($"{_store.DisplayName} can only be read from a checkpoint, because {CommitKey(missing)} is no longer")
                + " there; reading a checkpoint is not supported yet.");
        }

        throw new DeltaCorruptException(
            _store.DisplayName,
            Number($"The log of {_store.DisplayName} is incomplete: {CommitKey(missing)} is missing, so version {last} cannot")
            + " be known. Restore the file from a copy, or make the table again.");
    }

    private readonly ITableStore _store;

    private static long? Version(Match match) =>
        match.Success && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? version
            : null;

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A_delta_log/([0-9]{20})\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommitName();

    [GeneratedRegex(
        @"\A_delta_log/([0-9]{20})\.checkpoint(\.[0-9]{10}\.[0-9]{10}\.parquet|\.[0-9a-fA-F-]{36}\.(parquet|json)|\.parquet)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex CheckpointName();
}
