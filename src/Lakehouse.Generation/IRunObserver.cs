namespace Lakehouse.Generation;

/// <summary>Told how a run goes, from any thread.</summary>
public interface IRunObserver
{
    /// <summary>Work on a table begins: so many rows to make, or bytes to check.</summary>
    void Started(string table, long amount)
    {
    }

    void Advanced(string table, long amount)
    {
    }

    void Finished(TableOutcome outcome)
    {
    }

    /// <summary>A sentence worth a line on the terminal.</summary>
    void Notice(string sentence)
    {
    }
}
