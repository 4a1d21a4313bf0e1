using System.Security.Cryptography;
using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>Rows of a world to Parquet files, the same way in every format; and files against their digests.</summary>
public static class DataFiles
{
    private const int ReadBuffer = 1 << 20;

    public static DataFileOptions Options(TableSchema schema, Layout layout) => new()
    {
        Codec = layout.Compression switch
        {
            Compression.Snappy => DataFileCodec.Snappy,
            Compression.Zstd => DataFileCodec.Zstd,
            Compression.None => DataFileCodec.None,
            _ => throw new InvalidOperationException($"Compression {layout.Compression} has no codec."),
        },
        RowGroupRows = layout.RowGroupRows,
        StatisticsColumns = [.. schema.Columns.Where(c => c.Skipping).Select(c => c.Name)],
    };

    /// <summary>Writes slices one after another as one file. The file is whole only once this has returned.</summary>
    public static DataFileSummary Write(
        Stream stream,
        string name,
        WorldTable table,
        IEnumerable<Slice> slices,
        DataFileOptions options,
        Action<long> rowsDone,
        CancellationToken cancellation)
    {
        using var writer = new DataFileWriter(stream, name, table.Schema.Arrow, options);
        var expected = 0L;
        foreach (var slice in slices)
        {
            expected += slice.RowCount;
            foreach (var batch in table.Batches(slice))
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(batch);
                rowsDone(batch.Length);
            }
        }

        var summary = writer.Complete();
        return summary.Rows == expected
            ? summary
            : throw new InvalidOperationException($"{table.Name} made {summary.Rows} rows for {name}, and its slices say {expected}.");
    }

    /// <summary>The digest of a file, 64 hex digits.</summary>
    public static string Sha256(ITableStore store, string key, Action<long> bytesDone, CancellationToken cancellation)
    {
        using var stream = store.OpenRead(key);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ReadBuffer];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            bytesDone(read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a file is there with this length and digest.</summary>
    public static bool IsWhole(ITableStore store, string key, long bytes, string sha256, CancellationToken cancellation) =>
        store.Exists(key) && store.Size(key) == bytes && Sha256(store, key, _ => { }, cancellation) == sha256;
}
