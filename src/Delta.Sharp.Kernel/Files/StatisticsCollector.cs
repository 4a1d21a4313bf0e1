using Apache.Arrow;

namespace Delta.Sharp.Kernel;

/// <summary>Delta statistics of a file's rows, taken from the batches as they pass.</summary>
public sealed class StatisticsCollector
{
    /// <param name="schema">The schema of the batches.</param>
    /// <param name="indexedColumns">How many leading columns get statistics; -1 means all.</param>
    public StatisticsCollector(Schema schema, int indexedColumns = 32) => throw new NotImplementedException();

    public long Rows { get; private set; }

    public void Add(RecordBatch batch) => throw new NotImplementedException();

    /// <summary>The statistics as the log holds them.</summary>
    public string ToJson() => throw new NotImplementedException();
}
