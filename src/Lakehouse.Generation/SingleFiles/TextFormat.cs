using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Delta.Sharp.Kernel;
using Delta.Sharp.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>A table as one file of lines: CSV or JSON Lines. Threads spell a batch each and write in the order of the rows.</summary>
internal sealed class TextFormat(string extension, Func<TableSchema, RowFormat> formatOf, Compression compression) : IFileFormat
{
    private bool Packs => compression == Compression.Gzip;

    public string FileOf(string world, string table) => $"{table}.{extension}{(Packs ? ".gz" : "")}";

    public IEnumerable<Slice> Parts(WorldTable table) => Batchwise.Parts(table);

    public IFileInMaking Begin(NewFile file) => new InMaking(file, () => new Lines(formatOf(file.Tables[0].Schema), Packs));

    /// <summary>The lines of one part, in buffers that the next part uses again.</summary>
    private sealed class Lines(RowFormat format, bool packs)
    {
        private readonly Utf8Buffer _text = new();
        private readonly MemoryStream _packed = new();

        public ReadOnlySpan<byte> Bytes => packs ? _packed.GetBuffer().AsSpan(0, (int)_packed.Length) : _text.Written;

        public void AddHeader() => format.AppendHeader(_text);

        public long Add(Apache.Arrow.RecordBatch batch)
        {
            format.AppendLines(_text, batch);
            return batch.Length;
        }

        /// <summary>Packed, a part is a member of its own, so that threads can pack at once; readers join the members.</summary>
        public void End()
        {
            if (packs)
            {
                using var gzip = new GZipStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
                gzip.Write(_text.Written);
            }
        }

        public void Clear()
        {
            _text.Clear();
            _packed.SetLength(0);
        }
    }

    private sealed class InMaking(NewFile file, Func<Lines> newLines) : IFileInMaking
    {
        private readonly IStagedFile _staged = file.Stage();
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly ConcurrentStack<Lines> _idle = [];
        private readonly Turns _turns = new();
        private long _rows;
        private long _bytes;

        public void Make(WorldTable table, Slice part, CancellationToken cancellation)
        {
            var lines = _idle.TryPop(out var used) ? used : newLines();
            if (part.Index == 0)
            {
                lines.AddHeader();
            }

            var rows = 0L;
            foreach (var batch in table.Batches(part))
            {
                cancellation.ThrowIfCancellationRequested();
                rows += lines.Add(batch);
                file.RowsDone(table, batch.Length);
            }

            lines.End();
            _turns.Await(part.Index, cancellation);
            Write(lines.Bytes);
            _rows += rows;
            _turns.Pass();
            lines.Clear();
            _idle.Push(lines);
        }

        public FileSummary Complete(CancellationToken cancellation)
        {
            // The file stays with its run; what made it is not wanted any more.
            _idle.Clear();
            var table = file.Tables[0];
            if (_rows != table.RowCount)
            {
                throw new InvalidOperationException($"{table.Name} made {_rows} rows, and its plan says {table.RowCount}.");
            }

            if (_rows == 0)
            {
                var header = newLines();
                header.AddHeader();
                header.End();
                Write(header.Bytes);
            }

            return new FileSummary(_bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()));
        }

        public void Publish() => _staged.Publish();

        public void Dispose()
        {
            _staged.Dispose();
            _hash.Dispose();
        }

        private void Write(ReadOnlySpan<byte> bytes)
        {
            try
            {
                _staged.Content.Write(bytes);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new GenerationException(StoreFailure.Sentence(file.Store.PathOf(file.Key), "write", e), e);
            }

            _hash.AppendData(bytes);
            _bytes += bytes.Length;
        }
    }
}
