namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>The categories of suspicious activity as they stand in the lake, by <see cref="SuspicionKind"/>.</summary>
internal static class SuspicionNames
{
    public static readonly string[] All =
    [
        "Structuring", "Unusual Transaction Pattern", "Third Party Activity", "Identity Concerns", "Employee Involvement",
        "Counterfeit Currency", "Wire Transfer Anomaly", "Chip Walking", "Credit Abuse", "Other Suspicious Activity",
    ];
}
