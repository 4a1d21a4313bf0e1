namespace Lakehouse.Generation;

/// <summary>Told how a run goes, from any thread.</summary>
public interface IGenerationObserver
{
    void TableStarted(string table, long rows)
    {
    }

    void RowsDone(string table, long rows)
    {
    }

    void TableFinished(TableOutcome outcome)
    {
    }

    /// <summary>A sentence worth a line on the terminal.</summary>
    void Notice(string sentence)
    {
    }
}
