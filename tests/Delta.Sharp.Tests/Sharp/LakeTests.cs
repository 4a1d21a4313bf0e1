using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

public sealed class LakeTests
{
    [Fact]
    public void A_lake_finds_its_tables_by_world_and_leaves_other_folders_alone()
    {
        using ScratchFolder lake = new();
        RandomTable.Make(1, 5).Write(lake.Sub("Tables", "shop", "orders"));
        RandomTable.Make(2, 6).Write(lake.Sub("Tables", "casino", "visits"));
        RandomTable.Make(3, 7).Write(lake.Sub("Tables", "casino", "bets"));
        Directory.CreateDirectory(lake.Sub("Tables", "casino", "notes"));
        Directory.CreateDirectory(lake.Sub("Files", "casino", "raw", "_delta_log"));

        Lake opened = Lake.Open(lake.FullName + Path.DirectorySeparatorChar);

        Assert.Equal(["casino.bets", "casino.visits", "shop.orders"], opened.Tables.Select(t => t.FullName));
        Assert.Equal("shop.orders", opened.Table("orders").FullName);
        Assert.Equal("shop.orders", opened.Table("SHOP.Orders").FullName);
        using QuerySession session = opened.Query();
        Assert.Equal(
            [["7", "6", "5"]],
            session.Rows("SELECT (SELECT count(*) FROM casino.bets), (SELECT count(*) FROM Casino.VISITS), count(*) FROM shop.orders"));
    }

    [Fact]
    public void The_folder_of_one_table_is_a_lake_of_its_own()
    {
        using ScratchFolder folder = new();
        RandomTable.Make(1, 5).Write(folder.Sub("my orders"));

        Lake opened = Lake.Open(folder.Sub("my orders"));

        LakeTable table = Assert.Single(opened.Tables);
        Assert.Equal(("my orders", null), (table.FullName, table.World));
        using QuerySession session = opened.Query();
        Assert.Equal("5", session.One("SELECT count(*) FROM \"my orders\""));
        Assert.Equal("5", session.One("SELECT count(*) FROM main.\"my orders\""));
    }

    [Fact]
    public void A_folder_without_tables_is_refused_with_what_a_lake_holds()
    {
        using ScratchFolder folder = new();
        Directory.CreateDirectory(folder.Sub("Tables", "casino"));

        Refused("Tables/<world>/<table>", () => Lake.Open(folder.FullName));
        Refused("does not exist", () => Lake.Open(folder.Sub("no")));
    }

    [Fact]
    public void A_table_that_is_not_there_or_not_one_is_refused_by_name()
    {
        using ScratchFolder lake = new();
        RandomTable.Make(1, 1).Write(lake.Sub("Tables", "a", "t"));
        RandomTable.Make(1, 1).Write(lake.Sub("Tables", "b", "t"));
        Lake opened = Lake.Open(lake.FullName);

        Refused("it holds a.t, b.t", () => opened.Table("c.t"));
        Refused("any of a.t, b.t", () => opened.Table("t"));
        Assert.ThrowsAny<DeltaException>(() => DeltaTable.Open(lake.Sub("Tables", "c", "t")));
    }

    [Fact]
    public void An_old_version_is_the_table_as_it_was()
    {
        using ScratchFolder folder = new();
        RandomTable first = RandomTable.Make(1, 40);
        first.Write(folder.FullName);
        DeltaTable latest = DeltaTable.Open(folder.FullName);
        new DeltaLog(new FolderStore(folder.FullName)).Commit(1, [RemoveFile.Of(latest.Files[0], deletionTimestamp: 0)]);

        DeltaTable before = DeltaTable.Open(folder.FullName, version: 0);
        DeltaTable after = DeltaTable.Open(folder.FullName);

        Assert.Equal((0, 1), (before.Version, after.Version));
        Assert.Equal([0], before.History().Select(c => c.Version));
        Assert.Equal([1, 0], after.History().Select(c => c.Version));
        Assert.Equal(first.Digest(), TableDigest.Of(before, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(latest.Files.Skip(1).Select(f => f.Path), after.Files.Select(f => f.Path));
        Assert.True(TableDigest.Of(after, cancellation: TestContext.Current.CancellationToken).Rows < 40);
    }

    private static void Refused(string words, Func<object> open) =>
        Assert.Contains(words, Assert.Throws<QueryException>(open).Message, StringComparison.Ordinal);
}
