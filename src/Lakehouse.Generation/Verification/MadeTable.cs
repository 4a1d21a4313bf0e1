using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A table whose plan and layout are known, opened under them, and the commit that made it visible.</summary>
internal sealed record MadeTable(TableIdentity Identity, WorldTable World, LogCommit Commit);
