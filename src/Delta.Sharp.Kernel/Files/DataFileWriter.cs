using System.Globalization;
using System.Text.RegularExpressions;
using Apache.Arrow;
using Apache.Arrow.Types;
using ParquetSharp;
using ParquetSharp.Arrow;
using ColumnPath = ParquetSharp.Schema.ColumnPath;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Writes record batches as one Parquet file and takes digest and Delta statistics on the way. The file is whole once
/// <see cref="Complete"/> has returned: whatever stands in the stream before that must not be published.
/// </summary>
public sealed partial class DataFileWriter : IDisposable
{
    /// <param name="stream">Where the bytes go; stays open.</param>
    /// <param name="name">The file's name in error messages.</param>
    /// <param name="schema">The schema that every batch must have.</param>
    /// <param name="options">The layout.</param>
    public DataFileWriter(Stream stream, string name, Schema schema, DataFileOptions options)
    {
        _name = name;
        _schema = schema;
        Check(() => BatchCheck.EnsureSupported(schema));
        _statistics = new StatisticsCollector(schema);
        _dictionaries = new StableDictionaries(schema.FieldsList.Count);
        _rowGroupRows = options.RowGroupRows;
        _stream = new DigestStream(stream);
        _writer = Native(() => Open(_stream, schema, options));
    }

    /// <summary>What the bytes of a file depend on besides batches and options: the Parquet library and its version.</summary>
    public static string LibraryVersion { get; } = $"ParquetSharp {typeof(ParquetFileWriter).Assembly.GetName().Version}";

    /// <summary>Adds a batch; its buffers may be used again once the call has returned.</summary>
    public void Write(RecordBatch batch)
    {
        EnsureUsable();
        Check(() => BatchCheck.EnsureFits(batch, _schema));
        if (batch.Length == 0)
        {
            return;
        }

        bool beginsRowGroup = BeginsRowGroup(_statistics.Rows, batch.Length);
        _statistics.Add(batch);
        Native(() =>
        {
            _writer.WriteBufferedRecordBatch(beginsRowGroup ? _dictionaries.Hold(batch) : batch);
            return true;
        });
    }

    /// <summary>Ends the file.</summary>
    public DataFileSummary Complete()
    {
        EnsureUsable();
        Native(() =>
        {
            _writer.Close();
            return true;
        });
        _state = State.Complete;
        return new DataFileSummary(_statistics.Rows, _stream.Length, _stream.DigestSoFar(), _statistics.ToJson());
    }

    public void Dispose()
    {
        if (_state == State.Disposed)
        {
            return;
        }

        if (_state != State.Complete)
        {
            _stream.Abandon();
        }

        _state = State.Disposed;
        try
        {
            _writer.Dispose();
            _dictionaries.Dispose();
        }
        catch (ParquetException)
        {
            // The file was given up already, for a reason that has been told. What the writer may still hold is not used again.
        }

        _stream.Dispose();
    }

    private enum State
    {
        Open,
        Failed,
        Complete,
        Disposed,
    }

    /// <summary>Named the way Parquet readers parse it, and not by the library's version: that stands in the layout.</summary>
    private const string CreatedBy = "Delta.Sharp version 1 (build parquet-cpp-arrow)";

    private const int ZstdLevel = 1;

    private readonly string _name;
    private readonly Schema _schema;
    private readonly StatisticsCollector _statistics;
    private readonly StableDictionaries _dictionaries;
    private readonly long _rowGroupRows;
    private readonly DigestStream _stream;
    private readonly FileWriter _writer;
    private State _state;

    private static FileWriter Open(Stream stream, Schema schema, DataFileOptions options)
    {
        using var builder = new WriterPropertiesBuilder();
        builder
            .CreatedBy(CreatedBy)
            .Version(ParquetVersion.PARQUET_2_6)
            .DataPageVersion(ParquetDataPageVersion.V1)
            .MaxRowGroupLength(options.RowGroupRows)
            .EnableStoreDecimalAsInteger()
            .DisableWritePageIndex()
            .SetSizeStatisticsLevel(SizeStatisticsLevel.None)
            .DisableStatistics()
            .DisableDictionary();
        _ = options.Codec switch
        {
            DataFileCodec.Snappy => builder.Compression(Compression.Snappy),
            DataFileCodec.Zstd => builder.Compression(Compression.Zstd).CompressionLevel(ZstdLevel),
            _ => builder.Compression(Compression.Uncompressed),
        };
        foreach (Field field in schema.FieldsList)
        {
            using var path = new ColumnPath([field.Name]);
            if (options.StatisticsColumns.Contains(field.Name))
            {
                builder.EnableStatistics(path);
            }

            if (field.DataType is DictionaryType || options.DictionaryColumns.Contains(field.Name))
            {
                builder.EnableDictionary(path);
            }
        }

        using var arrowBuilder = new ArrowWriterPropertiesBuilder();
        using WriterProperties properties = builder.Build();
        using ArrowWriterProperties arrowProperties = arrowBuilder.Build();
        return new FileWriter(stream, schema, properties, arrowProperties, leaveOpen: true);
    }

    /// <summary>Whether any of these rows is the first of its row group.</summary>
    private bool BeginsRowGroup(long before, int rows) =>
        before % _rowGroupRows == 0 || before / _rowGroupRows != (before + rows - 1) / _rowGroupRows;

    private void EnsureUsable()
    {
        ObjectDisposedException.ThrowIf(_state == State.Disposed, this);
        if (_state != State.Open)
        {
            throw new InvalidOperationException(
                _state == State.Complete ? $"{_name} is complete." : $"{_name} was given up after a failure.");
        }
    }

    private void Check(Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException failure)
        {
            _state = State.Failed;
            throw new DeltaException(_name, $"Could not write {_name}: {failure.Message}.", failure);
        }
    }

    private T Native<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (ParquetException failure)
        {
            _state = State.Failed;
            Exception cause = _stream.Failure ?? failure;
            throw cause is ParquetException
                ? new DeltaStoreException(
                    _name, $"Could not write {_name}: {StoreFailure.CauseOf(ErrorNumber(cause.Message), cause.Message)}", cause)
                : new DeltaStoreException(_name, StoreFailure.Sentence(_name, "write", cause), cause);
        }
        catch (Exception failure) when (
            failure is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            _state = State.Failed;
            throw new DeltaException(
                _name,
                "The Parquet library (ParquetSharpNative) cannot be loaded: it belongs beside the program."
                + " Get it with 'dotnet restore' and build again.",
                failure);
        }
    }

    private static int ErrorNumber(string message) => ErrorNumberText().Match(message) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : 0;

    [GeneratedRegex(@"\[errno ([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorNumberText();
}
