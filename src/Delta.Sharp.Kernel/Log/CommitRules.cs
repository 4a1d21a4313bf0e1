using System.Globalization;

namespace Delta.Sharp.Kernel;

/// <summary>What must hold inside one commit, whoever wrote it. <see cref="FormatException"/> says what does not.</summary>
internal sealed class CommitRules(long version)
{
    internal void Check(LogAction action)
    {
        switch (action)
        {
            case Protocol:
                Once(ref _protocol, "protocol");
                break;
            case Metadata:
                Once(ref _metadata, "metaData");
                break;
            case SetTransaction transaction:
                Distinct(_applications, transaction.AppId, "txn", "for the application");
                break;
            case AddFile add:
                Distinct(_added, FileIdentity.Of(add), "add", "for the file", add.Path);
                NotBoth(_removed, FileIdentity.Of(add), add.Path);
                break;
            case RemoveFile remove:
                Distinct(_removed, FileIdentity.Of(remove), "remove", "for the file", remove.Path);
                NotBoth(_added, FileIdentity.Of(remove), remove.Path);
                break;
        }
    }

    internal void CheckEnd()
    {
        if (version == 0 && !(_protocol && _metadata))
        {
            string missing = _protocol ? "metaData action" : _metadata ? "protocol action" : "protocol and no metaData action";
            throw new FormatException($"the first version of a table has no {missing}");
        }
    }

    private readonly HashSet<string> _applications = new(StringComparer.Ordinal);
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private bool _protocol;
    private bool _metadata;

    private static void Once(ref bool seen, string name)
    {
        if (seen)
        {
            throw new FormatException($"a second {name} action stands in one commit");
        }

        seen = true;
    }

    private static void Distinct(HashSet<string> seen, string identity, string name, string whose, string? shown = null)
    {
        if (!seen.Add(identity))
        {
            throw new FormatException($"a second {name} action {whose} '{shown ?? identity}' stands in one commit");
        }
    }

    private static void NotBoth(HashSet<string> others, string identity, string path)
    {
        if (others.Contains(identity))
        {
            throw new FormatException($"the file '{path}' is both added and removed in one commit");
        }
    }
}

/// <summary>What tells one file of a table from another: its path as the log spells it and its deletion vector.</summary>
internal static class FileIdentity
{
    internal static string Of(AddFile file) => Of(file.Path, file.DeletionVector);

    internal static string Of(RemoveFile file) => Of(file.Path, file.DeletionVector);

    private static string Of(string path, DeletionVector? vector) => vector is null
        ? path
        : string.Create(CultureInfo.InvariantCulture, $"{path}\0{vector.StorageType}{vector.PathOrInlineDv}@{vector.Offset}");
}
