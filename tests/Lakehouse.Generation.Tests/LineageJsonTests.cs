using System.Text.Json;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests;

public sealed class LineageJsonTests
{
    [Fact]
    public void A_lineage_holds_the_row_and_a_member_a_column()
    {
        var table = new FakeTable(1, 100, 10);

        var json = JsonDocument.Parse(LineageJson.Of(table, 7)).RootElement;

        Assert.Equal(RowJson.Of(table, 7), json.GetProperty("row").GetRawText());
        Assert.Equal(
            table.Schema.Columns.Select(c => c.Name),
            json.GetProperty("lineage").EnumerateArray().Select(c => c.GetProperty("column").GetString()));
    }

    [Fact]
    public void A_table_that_forgets_a_column_is_told()
    {
        var table = new ForgetfulTable();

        var e = Assert.Throws<InvalidOperationException>(() => table.Lineage(0));

        Assert.Contains("forgetful says nothing of its column b", e.Message, StringComparison.Ordinal);
    }

    private sealed class ForgetfulTable() : WorldTable(new TableSchema("forgetful", "Two columns.",
    [
        new Column("a", ColumnType.Long, Nullable: false, "One."),
        new Column("b", ColumnType.Long, Nullable: false, "Two."),
    ]))
    {
        public override long RowCount => 1;

        public override IEnumerable<Slice> Slices() => [new Slice(0, 0, 1)];

        public override string KeyOf(long row) => "only";

        protected override IEnumerable<Apache.Arrow.RecordBatch> Fill(long firstRow, long rowCount) => [];

        protected override void Trace(long row, LineageBuilder lineage) => lineage.Rootless(0);
    }
}
