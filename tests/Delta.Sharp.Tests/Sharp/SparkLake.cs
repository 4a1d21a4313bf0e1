using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>A lake of small tables, what Delta.Sharp finds in them, and what one run of Spark finds.</summary>
public sealed class SparkLake : IDisposable
{
    public const int Days = 8;

    private const string OneDay =
        "event_timestamp >= TIMESTAMP '2025-01-03 06:00:00Z' AND event_timestamp < TIMESTAMP '2025-01-04 06:00:00Z'";

    private readonly ScratchFolder _folder = new();
    private readonly Lazy<SparkReport> _report;

    public SparkLake()
    {
        _report = new Lazy<SparkReport>(Ask);
    }

    public Dictionary<string, ExpectedTable> Expected { get; } = [];

    /// <summary>Tables of other writers that need nothing beyond reader version 1 and have their data files.</summary>
    public static IReadOnlyList<string> ThirdPartyTables { get; } =
    [
        "cdf-table", "delta-0.8.0-null-partition", "delta-0.8.0-partitioned", "delta-0.8.0-special-partition",
        "delta-2.2.0-partitioned-types", "http_requests", "issue_1374", "partition-type-primitives", "simple_table_with_checkpoint",
        "table_with_edge_timestamps", "table_with_null_stats_in_notnull_struct",
    ];

    /// <summary>Wrong expectations, planted to see that the job tells of what differs.</summary>
    public IReadOnlyList<string> PlantedProblems =>
    [
        "random.absent: Spark finds no such table",
        "random.nothing: rows is 0, expected 1",
        "random.nothing: its statement makes the columns ['other'], expected "
            + $"[{string.Join(", ", Expected["random.nothing"].Schema!.Select(c => $"'{c!["name"]}'"))}]",
    ];

    /// <summary>What Spark found; it is asked once, by the first test that wants to know.</summary>
    public SparkReport Report => _report.Value;

    public void Dispose() => _folder.Dispose();

    private SparkReport Ask()
    {
        TestPart.Spark();
        RandomTable.Make(11, 2_000).Write(Folder("random", "every_type"));
        RandomTable.Make(12, 0).Write(Folder("random", "nothing"));
        WriteDays(Folder("random", "by_day"));
        if (TestPart.HasDeltaTables)
        {
            Directory.CreateDirectory(_folder.Sub("Tables", "others"));
            foreach (string table in ThirdPartyTables)
            {
                Directory.CreateSymbolicLink(Folder("others", table), Path.Combine(TestPart.DeltaTables(), table));
            }
        }

        foreach (LakeTable table in Lake.Open(_folder.FullName).Tables)
        {
            Expected.Add(table.FullName, ExpectedTable.Of(
                table.Open(),
                table.Name == "by_day" ? OneDay : null));
        }

        Expected["random.nothing"] = Expected["random.nothing"] with
        {
            Rows = 1,
            CreateSql = ["CREATE SCHEMA random;", "CREATE TABLE random.nothing (other INT) USING DELTA;"],
        };
        Expected.Add("random.absent", new ExpectedTable { Rows = 0 });
        return SparkJob.Verify(_folder.FullName, Expected, TestContext.Current.CancellationToken);
    }

    private string Folder(string world, string table) => _folder.Sub("Tables", world, table);

    // One file a day, from six in the morning to six in the morning.
    private static void WriteDays(string folder)
    {
        const long MicrosPerHour = 3_600_000_000;
        FolderStore store = new(folder);
        TimestampType timestamp = new(TimeUnit.Microsecond, "UTC");
        Schema schema = new([new Field("event_timestamp", timestamp, nullable: false)], null);
        DeltaSchema columns = new([new DeltaField("event_timestamp", DeltaType.Parse("timestamp"), Nullable: false)]);
        List<LogAction> actions =
        [
            new Protocol(1, 2),
            new Metadata(
                "8c0f8a1d-1a2b-4c3d-9e4f-5a6b7c8d9e0f", null, null, columns.ToSchemaString(), [],
                new Dictionary<string, string?>(), null),
        ];
        long start = (new DateTime(2025, 1, 1, 6, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / 10;
        for (int day = 0; day < Days; day++)
        {
            long[] hours = [.. Enumerable.Range(0, 24).Select(hour => start + (((day * 24) + hour) * MicrosPerHour))];
            ArrowBuffer.Builder<long> values = new();
            values.AppendRange(hours);
            using RecordBatch batch = new(
                schema, [new TimestampArray(timestamp, values.Build(), ArrowBuffer.Empty, hours.Length, 0, 0)], hours.Length);
            string key = string.Create(CultureInfo.InvariantCulture, $"day-{day}.parquet");
            using IStagedFile staged = store.Stage(key);
            using DataFileWriter writer = new(staged.Content, key, schema, new DataFileOptions());
            writer.Write(batch);
            DataFileSummary summary = writer.Complete();
            staged.Publish();
            actions.Add(new AddFile(key, new Dictionary<string, string?>(), summary.Bytes, 0, DataChange: true, summary.StatsJson));
        }

        new DeltaLog(store).Commit(0, actions);
    }
}
