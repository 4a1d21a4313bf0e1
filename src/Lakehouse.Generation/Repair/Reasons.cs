using Lakehouse.Generation.Verification;

namespace Lakehouse.Generation.Repair;

/// <summary>Why something was not mended, by finding; for any thread.</summary>
internal sealed class Reasons
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Finding, string> _reasons = [];

    public void Add(Finding finding, string reason)
    {
        lock (_gate)
        {
            _reasons[finding] = reason;
        }
    }

    public void Add(IEnumerable<Finding> findings, string reason)
    {
        foreach (var finding in findings)
        {
            Add(finding, reason);
        }
    }

    public string? Find(Finding finding) => _reasons.GetValueOrDefault(finding);
}
