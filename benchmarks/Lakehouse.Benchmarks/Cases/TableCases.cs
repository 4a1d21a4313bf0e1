using System.Globalization;
using Delta.Sharp.Kernel;
using Lakehouse.Benchmarks.Duck;
using Lakehouse.Benchmarks.Measuring;
using Lakehouse.Generation;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>A case over the rows of one table.</summary>
internal abstract record TableCase(string Name, string What, Workload Workload) : SingleCase(Name, What)
{
    protected sealed override Sample Measure(Setting setting)
    {
        var table = Workload.Open();
        return Measure(setting, table) with { Columns = table.Schema.Columns.Count };
    }

    protected abstract Sample Measure(Setting setting, WorldTable table);
}

/// <summary>Rows into record batches, and nothing more.</summary>
internal sealed record BatchesCase(Workload Workload)
    : TableCase($"batches/{Workload.Table}", $"{Workload} into record batches on one thread", Workload)
{
    protected override Sample Measure(Setting setting, WorldTable table) => Meter.Measure(() => (Walk(table), null));

    private static long Walk(WorldTable table)
    {
        long rows = 0;
        foreach (var batch in table.Batches())
        {
            rows += batch.Length;
        }

        return rows;
    }
}

/// <summary>Rows into record batches and Delta statistics, so that the cost of statistics is told apart from Parquet's.</summary>
internal sealed record StatisticsCase(Workload Workload)
    : TableCase(
        $"statistics/{Workload.Table}",
        $"{Workload} into record batches and their Delta statistics, on one thread",
        Workload)
{
    protected override Sample Measure(Setting setting, WorldTable table) => Meter.Measure(() => (Collect(table), null));

    private static long Collect(WorldTable table)
    {
        long rows = 0;
        foreach (var slice in table.Slices())
        {
            var statistics = new StatisticsCollector(table.Schema.Arrow);
            foreach (var batch in table.Batches(slice))
            {
                statistics.Add(batch);
            }

            rows += statistics.Rows;
            _ = statistics.ToJson();
        }

        return rows;
    }
}

/// <summary>Rows through the Parquet writer, a file for each slice.</summary>
internal sealed record ParquetCase(Workload Workload)
    : TableCase(
        $"parquet/{Workload.Table}",
        $"{Workload} into snappy Parquet files with digest and Delta statistics, on one thread",
        Workload)
{
    /// <summary>Writes all rows as the engine lays files out.</summary>
    public static (long Rows, long? FileBytes) Write(string folder, WorldTable table)
    {
        var options = new DataFileOptions
        {
            RowGroupRows = Layout.DefaultRowGroupRows,
            StatisticsColumns = [.. table.Schema.Columns.Where(c => c.Skipping).Select(c => c.Name)],
        };
        long rows = 0, bytes = 0;
        foreach (var slice in table.Slices())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{slice.Index}.parquet");
            using var stream = File.Create(Path.Combine(folder, name));
            using var writer = new DataFileWriter(stream, name, table.Schema.Arrow, options);
            foreach (var batch in table.Batches(slice))
            {
                writer.Write(batch);
            }

            var summary = writer.Complete();
            rows += summary.Rows;
            bytes += summary.Bytes;
        }

        return (rows, bytes);
    }

    protected override Sample Measure(Setting setting, WorldTable table) => Meter.Measure(() => Write(setting.Work, table));
}

/// <summary>Rows through the embedded engine to a committed Delta table.</summary>
internal sealed record DeltaCase(Workload Workload, int Threads)
    : TableCase(
        $"delta-{Threads}/{Workload.Table}",
        $"{Workload} into a committed Delta table by the embedded engine, threads: {Threads}",
        Workload)
{
    protected override Sample Measure(Setting setting, WorldTable table)
    {
        var lakes = 0;
        return Meter.Measure(() => Generate(Path.Combine(setting.Work, string.Create(CultureInfo.InvariantCulture, $"lake{lakes++}"))));
    }

    private (long Rows, long? FileBytes) Generate(string lake)
    {
        var world = Workload.OpenWorld();
        var outcome = Generator.Run(
            new GenerationRequest
            {
                Plan = world.Plan,
                Tables = [world.Table(Workload.Table)],
                Folder = lake,
                Layout = Layout.Of(LakeFormat.Delta),
                Threads = Threads,
                Clock = TimeProvider.System,
            },
            CancellationToken.None).Single();
        return (outcome.Rows, outcome.Bytes);
    }
}

/// <summary>All tables of a casino by the calibrator, one after another.</summary>
internal sealed record CalibratorWorldCase(string Name, string Scale)
    : SingleCase(
        Name,
        $"casino --scale {Scale}, all tables, from the memory of one DuckDB thread as snappy Parquet, by "
        + $"{MemoryTable.CopyStatement("<file>")}; loading not counted")
{
    protected override Sample Measure(Setting setting)
    {
        var tables = World.Casino(new PlanRequest { Scale = Scale }).Tables.Select(table => new MemoryTable(table)).ToList();
        try
        {
            var rows = tables.Sum(table => table.Count());
            return Meter.Measure(() => (rows, tables.Sum(table => Copy(table, Path.Combine(setting.Work, "calibrator.parquet")))));
        }
        finally
        {
            tables.ForEach(table => table.Dispose());
        }
    }

    private static long Copy(MemoryTable table, string file)
    {
        table.CopyTo(file);
        return new FileInfo(file).Length;
    }
}

/// <summary>The same rows by somebody else's writer: what the speed of ours is told as a ratio to.</summary>
internal sealed record CalibratorCase(Workload Workload)
    : TableCase(
        $"calibrator/{Workload.Table}",
        $"{Workload} from the memory of one DuckDB thread as snappy Parquet, by {MemoryTable.CopyStatement("<file>")}; "
        + "loading not counted",
        Workload)
{
    protected override Sample Measure(Setting setting, WorldTable table)
    {
        using var rows = new MemoryTable(table);
        var count = rows.Count();
        var file = Path.Combine(setting.Work, "calibrator.parquet");
        return Meter.Measure(() =>
        {
            rows.CopyTo(file);
            return (count, new FileInfo(file).Length);
        });
    }
}
