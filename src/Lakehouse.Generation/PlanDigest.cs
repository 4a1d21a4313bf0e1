using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Delta.Sharp.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>
/// The digest of a table as its plan makes it: the count, and the sum modulo 2^64 of the first eight bytes of the MD5
/// of each row's text. Equal for every engine, reader and order of rows.
/// </summary>
public readonly record struct PlanDigest(long Rows, ulong Sum)
{
    /// <summary>Makes all rows of the table, slice by slice on so many threads, and adds them up.</summary>
    public static PlanDigest Of(WorldTable table, int threads, Action<long> rowsDone, CancellationToken cancellation)
    {
        var total = default(PlanDigest);
        var gate = new Lock();
        SliceWorkers.Run(table.Slices(), threads, cancellation, (slice, token) =>
        {
            var part = OfSlice(table, slice, rowsDone, token);
            lock (gate)
            {
                total = new PlanDigest(total.Rows + part.Rows, unchecked(total.Sum + part.Sum));
            }
        });
        return total;
    }

    public override string ToString() => Sum.ToString("x16", CultureInfo.InvariantCulture);

    private static PlanDigest OfSlice(WorldTable table, Slice slice, Action<long> rowsDone, CancellationToken cancellation)
    {
        var format = new DigestFormat(table.Schema.Arrow);
        var text = new Utf8Buffer();
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        var rows = 0L;
        var sum = 0UL;
        foreach (var batch in table.Batches(slice))
        {
            cancellation.ThrowIfCancellationRequested();
            using (format.Bind(batch))
            {
                for (var row = 0; row < batch.Length; row++)
                {
                    text.Clear();
                    format.AppendRow(text, row);
                    MD5.HashData(text.Written, hash);
                    sum = unchecked(sum + BinaryPrimitives.ReadUInt64BigEndian(hash));
                }
            }

            rows += batch.Length;
            rowsDone(batch.Length);
        }

        return new PlanDigest(rows, sum);
    }
}
