namespace Lakehouse.Benchmarks.Cases;

/// <summary>Where a case runs.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Work">A folder of this process alone, on the disk of the repository; removed afterwards.</param>
internal sealed record Setting(string Root, string Work)
{
    /// <summary>The command as a user of the repository starts it.</summary>
    public string Lakehouse => Path.Combine(Root, "lakehouse");
}
