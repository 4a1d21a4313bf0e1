using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Faults;

public sealed class FaultyTableTests
{
    private const string Null = "\\N";

    public static TheoryData<string> Kinds => [.. FaultyPlans.Kinds];

    [Fact]
    public void Rows_are_those_of_the_clean_table_but_for_what_the_faults_change() => Samples.Hold(
        12,
        Gen.Select(Gen.Int[0, 500_000], Gen.Int[0, 3].Array[FaultKinds.Count], Gen.ULong),
        given =>
        {
            var (rate, weights, seed) = given;
            weights[0] += weights.Sum() == 0 ? 1 : 0;
            var plan = FaultyPlans.Of(rate / 1_000_000m, seed: seed, weights: [.. FaultyPlans.Kinds.Zip(weights)]);
            foreach (var table in FaultyPlans.Tables(plan))
            {
                var actual = TableText.Rows(table);
                var at = 0;
                long row = 0;
                foreach (var clean in TableText.Rows(table.Source))
                {
                    var change = table.ChangeAt(row) is { } fault ? table.Faults.ChangeOf(fault) : (RowChange?)null;
                    var kind = table.ChangeAt(row) is { } number ? table.Faults.KindOf(number) : (FaultKind?)null;
                    Assert.Equal(at, table.PlaceOf(row));
                    for (var copy = 0; copy < (change == RowChange.Dropped ? 0 : change == RowChange.Doubled ? 2 : 1); copy++)
                    {
                        Assert.Equal((row, copy == 1), table.SourceOf(at));
                        var differing = Differing(clean + TableText.Separator + Null, actual[at++]);
                        var rescued = kind is FaultKind.WrongType or FaultKind.DriftedSchema;
                        Assert.Equal(change == RowChange.Rewritten ? (rescued ? 2 : 1) : 0, differing);
                    }

                    row++;
                }

                Assert.Equal(actual.Count, at);
                Assert.Equal(table.RowCount, at);
            }
        });

    [Fact]
    public void Any_run_of_rows_alone_is_the_same_rows()
    {
        foreach (var table in World.Open(FaultyPlans.Of(0.3m, seed: 3)).Tables)
        {
            var all = TableText.Rows(table);
            Assert.Equal(table.RowCount, all.Count);
            Samples.Hold(60, Gen.Select(Gen.Int[0, all.Count - 1], Gen.Int[0, 40]), run =>
            {
                var count = Math.Min(run.Item2, all.Count - run.Item1);
                Assert.Equal(all.Skip(run.Item1).Take(count), TableText.Rows(table, run.Item1, count));
            });
        }
    }

    [Theory]
    [InlineData("duplicate")]
    [InlineData("missing")]
    public void Slices_cover_all_rows_in_order_and_none_is_too_large(string kind)
    {
        foreach (var table in World.Open(FaultyPlans.Of(0.5m, scale: "100", weights: (kind, 1))).Tables)
        {
            long index = 0, row = 0;
            foreach (var slice in table.Slices())
            {
                Assert.Equal((index++, row), (slice.Index, slice.FirstRow));
                Assert.InRange(slice.RowCount, 1, Slice.MaxRows);
                row += slice.RowCount;
            }

            Assert.Equal(table.RowCount, row);
        }
    }

    [Fact]
    public void Batches_that_grow_over_their_size_are_cut_in_two()
    {
        var table = World.Open(FaultyPlans.Of(0.5m, scale: "large", weights: ("duplicate", 1))).Table(TestPlans.Slots);
        var batches = table.Batches(0, 150_000).Select(b => b.Length).ToList();

        Assert.Equal(150_000, batches.Sum());
        Assert.All(batches, rows => Assert.InRange(rows, 1, WorldTable.BatchRows));
        Assert.Equal(
            TableText.Rows(table, 70_000, 3_000), TableText.Rows(table, 0, 80_000).GetRange(70_000, 3_000));
    }

    [Fact]
    public void A_rate_of_zero_is_the_plan_and_the_world_without_faults()
    {
        var plain = TestPlans.Of("demo");
        var zero = FaultyPlans.Of(0);

        Assert.Equal(plain.Id, zero.Id);
        Assert.Equal(World.Open(plain).Tables.Select(t => t.Name), World.Open(zero).Tables.Select(t => t.Name));
        Assert.Empty(FaultyPlans.Tables(zero));
    }

    [Fact]
    public void Tables_of_the_truth_get_no_faults()
    {
        var clean = World.Open(TestPlans.Of("demo")).Table(TestPlans.Opening);

        Assert.Equal(TableText.Rows(clean), TableText.Rows(World.Open(FaultyPlans.Of(0.5m)).Table(TestPlans.Opening)));
    }

    [Fact]
    public void A_longer_window_only_appends()
    {
        var plan = FaultyPlans.Of(0.07m, seed: 5);
        var longer = World.Open(TestPlans.OverDays(plan, plan.Days + 3));
        foreach (var table in FaultyPlans.Tables(plan))
        {
            Assert.Equal(
                TableText.LastingRows(table, table.RowCount), TableText.LastingRows(longer.Table(table.Name), table.RowCount));
        }
    }

    [Fact]
    public void Clean_values_have_the_forms_and_ranges_that_faults_break()
    {
        foreach (var table in World.Open(TestPlans.Of("small")).Tables)
        {
            foreach (var column in table.Schema.Columns)
            {
                foreach (var value in TableText.Column(table, column.Name).Where(v => v != Null).Distinct())
                {
                    Assert.True(IsInDomain(column, value), $"{table.Name}.{column.Name} cannot be {value}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Planted_values_are_what_their_kind_says(string kind)
    {
        var plan = FaultyPlans.Of(0.25m, "small", 9, (kind, 1));
        var world = World.Open(plan);
        var tables = FaultyPlans.Tables(plan).ToDictionary(t => t.Name);
        var players = TableText.Column(world.Table(TestPlans.Players), "player_id").ToHashSet();
        var answers = TableText.Rows(world.Table("bronze_answer_key")).ConvertAll(r => r.Split(TableText.Separator));

        Assert.NotEmpty(answers);
        foreach (var answer in answers)
        {
            var schema = tables[answer[AnswerKey.TableName]].Source.Schema;
            var column = schema.Columns.FirstOrDefault(c => c.Name == answer[AnswerKey.ColumnName]);
            var (before, planted) = (answer[AnswerKey.TrueValue], answer[AnswerKey.PlantedValue]);
            Assert.Equal(kind, answer[AnswerKey.FaultKind]);
            Assert.DoesNotContain(answer[AnswerKey.ColumnName], schema.Key);
            Assert.NotEqual(before, planted == Null ? "" : planted);
            switch (kind)
            {
                case "late":
                    Assert.InRange(Time(planted) - Time(before), TimeSpan.FromHours(1), TimeSpan.FromDays(7));
                    break;
                case "malformed":
                    Assert.Matches(column!.Pattern!, before);
                    Assert.DoesNotMatch(column.Pattern!, planted);
                    break;
                case "out_of_range":
                    Assert.False(IsInRange(column!, planted), $"{schema.Name}.{column!.Name} can be {planted}");
                    break;
                case "orphan":
                    Assert.Matches(column!.Pattern!, planted);
                    Assert.DoesNotContain(planted, players);
                    break;
                case "wrong_type":
                    Assert.StartsWith($"{{\"{column!.Name}\":\"", planted, StringComparison.Ordinal);
                    Assert.NotEqual(ColumnKind.Text, column.Type.Kind);
                    break;
                case "drifted_schema":
                    Assert.DoesNotContain(planted[2..planted.IndexOf("\":", StringComparison.Ordinal)], schema.Columns.Select(c => c.Name));
                    break;
                default:
                    Assert.Equal((Null, Null), (answer[AnswerKey.ColumnName], planted));
                    break;
            }
        }
    }

    [Fact]
    public void Every_table_has_its_share_of_every_kind_that_it_can_have()
    {
        var plan = FaultyPlans.Of(0.1m, "medium");
        foreach (var table in FaultyPlans.Tables(plan))
        {
            var kinds = Enumerable.Range(0, (int)table.Faults.Count).GroupBy(i => table.Faults.KindOf(i)).ToDictionary(g => g.Key, g => g.Count());
            var whole = table.Source.RowCount / 10;
            var can = FaultyPlans.Kinds.Count() - (table.Name == TestPlans.Players ? 1 : 0);

            Assert.InRange(table.Faults.Count, whole, whole + 1);
            Assert.Equal(can, kinds.Count);
            Assert.All(kinds.Values, count => Assert.InRange(count, (whole / can) - 1, (whole / can) + 1));
        }
    }

    [Fact]
    public void The_key_of_a_world_of_any_size_tells_its_faults_at_once()
    {
        var plan = TestPlans.Casino.MakePlan(new PlanRequest
        {
            Scale = "1000000",
            Knobs = new Dictionary<string, decimal> { [WorldDefinition.FaultRate] = 0.0123m },
        });
        var world = World.Open(plan);
        var table = (FaultyTable)world.Table(TestPlans.Slots);
        var key = world.Table("bronze_answer_key");
        foreach (var fault in (long[])[0, 1, table.Faults.Count / 2, table.Faults.Count - 1])
        {
            var answer = TableText.Rows(key, fault, 1).Single().Split(TableText.Separator);
            var rowKey = table.Source.KeyOf(table.Faults.RowOf(fault));

            Assert.Equal($"{TestPlans.Slots}/{rowKey}", key.KeyOf(fault));
            Assert.Equal(rowKey, answer[AnswerKey.RowKey]);
            if (table.Faults.ChangeOf(fault) != RowChange.Dropped)
            {
                var place = table.PlaceOf(table.Faults.RowOf(fault));
                Assert.Equal(rowKey, table.KeyOf(place));
                Assert.StartsWith(rowKey + TableText.Separator, TableText.Rows(table, place, 1).Single(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_lineage_of_a_planted_cell_names_the_key()
    {
        var table = FaultyPlans.Tables(FaultyPlans.Of(0.2m)).First();
        var planted = 0;
        for (long row = 0; row < 200; row++)
        {
            var (source, _) = table.SourceOf(row);
            var cells = table.Lineage(row);
            var told = cells.Where(c => c.Column.Rule.StartsWith("Planted:", StringComparison.Ordinal)).ToList();
            var isRewritten = table.ChangeAt(source) is { } fault && table.Faults.ChangeOf(fault) == RowChange.Rewritten;

            Assert.Equal(table.Schema.Columns.Count, cells.Count);
            Assert.Equal(isRewritten, told.Count > 0);
            Assert.All(told, cell => Assert.Equal(
                $"bronze_answer_key#{table.Name}/{table.KeyOf(row)}.planted_value", Assert.Single(cell.From).ToString()));
            planted += told.Count;
        }

        Assert.NotEqual(0, planted);
    }

    [Theory]
    [InlineData(0.500001)]
    [InlineData(-0.1)]
    [InlineData(0.0000001)]
    public void Rates_that_no_lake_can_have_are_refused_by_name(double rate) =>
        Assert.Contains("faults.rate", Assert.Throws<PlanException>(() => FaultyPlans.Of((decimal)rate)).Message, StringComparison.Ordinal);

    [Fact]
    public void Weights_that_are_all_zero_are_refused_by_name() => Assert.Contains(
        "faults",
        Assert.Throws<PlanException>(() => FaultyPlans.Of(0.1m, weights: ("late", 0))).Message,
        StringComparison.Ordinal);

    private static int Differing(string a, string b) =>
        a.Split(TableText.Separator).Zip(b.Split(TableText.Separator)).Count(pair => pair.First != pair.Second);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsInDomain(Column column, string value) =>
        (column.Pattern is null || Regex.IsMatch(value, column.Pattern)) && (column is { Least: null, Most: null } || IsInRange(column, value));

    private static bool IsInRange(Column column, string value) => column.Type.Kind is ColumnKind.Date or ColumnKind.Timestamp
        ? Time(value).Year <= 2200
        : decimal.Parse(value, CultureInfo.InvariantCulture) is var number && !(number < column.Least) && !(number > column.Most);
}
