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
        Assert.Equal("30", session.One("SELECT (SELECT count(*) FROM casino.bets) + (SELECT count(*) FROM Casino.VISITS) + count(*) + 12 FROM shop.orders"));
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

        Assert.Contains("Tables/<world>/<table>", Assert.Throws<QueryException>(() => Lake.Open(folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<QueryException>(() => Lake.Open(folder.Sub("no"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_or_not_one_is_refused_by_name()
    {
        using ScratchFolder lake = new();
        RandomTable.Make(1, 1).Write(lake.Sub("Tables", "a", "t"));
        RandomTable.Make(1, 1).Write(lake.Sub("Tables", "b", "t"));
        Lake opened = Lake.Open(lake.FullName);

        Assert.Contains("it holds a.t, b.t", Assert.Throws<QueryException>(() => opened.Table("c.t")).Message, StringComparison.Ordinal);
        Assert.Contains("any of a.t, b.t", Assert.Throws<QueryException>(() => opened.Table("t")).Message, StringComparison.Ordinal);
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
}
