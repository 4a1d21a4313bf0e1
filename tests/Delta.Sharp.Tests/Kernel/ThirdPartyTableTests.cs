using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Kernel;

/// <summary>Logs that Spark, Databricks and delta-rs wrote: each is read as it is or refused by the name of the reason.</summary>
public sealed class ThirdPartyTableTests
{
    /// <summary>Every table there is, with its newest version counted by a program of another kind.</summary>
    private static readonly (string Table, string Outcome)[] s_expected =
    [
        ("COVID-19_NYT", "version 0, files 8, columns 6"),
        ("cdc_ict_table", "version 3, files 2, columns 3"),
        ("cdf-table", "version 3, files 9, columns 3"),
        ("cdf-table-non-partitioned", "version 4, files 11, columns 7"),
        ("cdf-table-with-cdc-and-dvs", "refused: deletionVectors"),
        ("checkpoint-cdf-table", "refused: checkpoint"),
        ("checkpoint-v2-table", "refused: v2Checkpoint"),
        ("checkpoint_with_partitions", "refused: checkpoint"),
        ("checkpoints", "version 12, files 12, columns 4"),
        ("checkpoints_vacuumed", "refused: checkpoint"),
        ("concurrent_workers", "version 0, files 0, columns 1"),
        ("delta-0.2.0", "version 3, files 3, columns 1"),
        ("delta-0.8-empty", "version 1, files 0, columns 1"),
        ("delta-0.8.0", "version 1, files 2, columns 1"),
        ("delta-0.8.0-date", "version 0, files 1, columns 2"),
        ("delta-0.8.0-null-partition", "version 0, files 2, columns 2"),
        ("delta-0.8.0-numeric-partition", "version 0, files 2, columns 3"),
        ("delta-0.8.0-partitioned", "version 0, files 6, columns 4"),
        ("delta-0.8.0-special-partition", "version 0, files 2, columns 2"),
        ("delta-1.2.1-only-struct-stats", "version 12, files 12, columns 15"),
        ("delta-2.2.0-partitioned-types", "version 0, files 3, columns 3"),
        ("delta-checkpoint-stats-optional", "version 2, files 2, columns 14"),
        ("delta-live-table", "version 1, files 0, columns 10"),
        ("delta-stats-optional", "version 2, files 2, columns 14"),
        ("golden/data-reader-array-primitives", "version 0, files 2, columns 10"),
        ("http_requests", "version 1, files 2, columns 9"),
        ("issue-2152", "version 0, files 0, columns 2"),
        ("issue_1374", "version 1, files 2, columns 3"),
        ("latest_not_checkpointed", "version 3, files 1, columns 3"),
        ("partition-type-primitives", "version 0, files 16, columns 6"),
        ("python-0.25.5-checkpoint", "version 1, files 2, columns 1"),
        ("simple_commit", "version 0, files 0, columns 1"),
        ("simple_table", "version 4, files 5, columns 1"),
        ("simple_table_features", "refused: reader version 5"),
        ("simple_table_with_cdc", "version 2, files 1, columns 2"),
        ("simple_table_with_checkpoint", "version 10, files 11, columns 1"),
        ("spark-shredded-variant-preview-delta", "refused: variantShredding-preview, variantType"),
        ("spark-variant-checkpoint", "refused: variantType-preview"),
        ("spark-variant-stable-feature-checkpoint", "refused: variantType"),
        ("table-with-domain-metadata", "refused: checkpoint"),
        ("table-with-dv-small", "refused: deletionVectors"),
        ("table-without-dv-small", "version 0, files 1, columns 1"),
        ("table_failed_last_checkpoint_update", "version 3, files 4, columns 4"),
        ("table_with_column_mapping", "refused: columnMapping"),
        ("table_with_deletion_logs", "refused: deletionVectors"),
        ("table_with_edge_timestamps", "version 0, files 2, columns 3"),
        ("table_with_liquid_clustering", "refused: deletionVectors"),
        ("table_with_null_stats_in_notnull_struct", "version 1, files 2, columns 1"),
        ("table_with_partitioning_mapping", "refused: deletionVectors, columnMapping"),
        ("with_checkpoint_no_last_checkpoint", "version 3, files 1, columns 3"),
    ];

    [Fact]
    public void Every_table_of_another_writer_is_read_whole_or_refused_by_name()
    {
        string root = TestPart.DeltaTables();
        IEnumerable<string> actual = Directory.EnumerateDirectories(root, "_delta_log", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(root, Path.GetDirectoryName(folder)!))
            .Order(StringComparer.Ordinal)
            .Select(table => $"{table}: {Outcome(table)}");
        Assert.Equal(
            s_expected.OrderBy(e => e.Table, StringComparer.Ordinal).Select(e => $"{e.Table}: {e.Outcome}"), actual);
    }

    [Fact]
    public void The_keys_of_the_live_files_lead_to_files_of_the_size_in_the_log()
    {
        string[] tables =
        [
            "delta-0.8.0-special-partition", "delta-0.8.0-null-partition", "partition-type-primitives", "simple_table_with_cdc",
            "COVID-19_NYT",
        ];
        foreach (DeltaLog log in tables.Select(Log))
        {
            Assert.All(log.Load().Files, file => Assert.Equal(file.Size, log.Store.Size(file.Key)));
        }
    }

    [Fact]
    public void A_version_before_the_feature_came_is_read()
    {
        Snapshot snapshot = Log("table_with_deletion_logs").Load(0);
        Assert.Equal(1, snapshot.Protocol.MinReaderVersion);
    }

    [Fact]
    public void History_shows_every_commit_that_is_left()
    {
        Assert.Equal(Enumerable.Range(0, 13).Reverse().Select(v => (long)v), Log("checkpoints").History().Select(c => c.Version));
        Assert.Equal([5, 4, 3], Log("checkpoint-cdf-table").History().Select(c => c.Version));
        Assert.Equal("WRITE", (string?)Log("COVID-19_NYT").History().Single().Info!.Members["operation"]);
    }

    private static string Outcome(string table)
    {
        try
        {
            Snapshot snapshot = Log(table).Load();
            return FormattableString.Invariant(
                $"version {snapshot.Version}, files {snapshot.Files.Count}, columns {snapshot.Schema.Fields.Count}");
        }
        catch (DeltaUnsupportedException refusal)
        {
            return $"refused: {refusal.Feature}";
        }
    }

    private static DeltaLog Log(string table) => new(new FolderStore(Path.Combine(TestPart.DeltaTables(), table)));
}
