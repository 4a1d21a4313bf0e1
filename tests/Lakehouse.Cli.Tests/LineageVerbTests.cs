using System.Globalization;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary><c>row --lineage</c> as scripts and people see it.</summary>
public sealed class LineageVerbTests
{
    private const string Profile = "casino.bronze_player_profile";

    [Theory]
    [InlineData("casino.bronze_slot_telemetry", "123456789012")]
    [InlineData(Profile, "49999999999")]
    [InlineData("casino.player_opening", "0")]
    public void Json_has_the_members_of_the_contract_in_a_world_of_any_size(string table, string row)
    {
        string[] plan = ["--slots", "1000000000000"];
        var lineage = Cli.Json(["row", table, row, "--lineage", .. plan]);

        Assert.Equal(["row", "lineage"], lineage.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Cli.Json(["row", table, row, .. plan]).GetRawText(), lineage.GetProperty("row").GetRawText());
        var cells = lineage.GetProperty("lineage").EnumerateArray().ToList();
        Assert.Equal(
            lineage.GetProperty("row").EnumerateObject().Select(p => p.Name), cells.Select(c => c.GetProperty("column").GetString()!));
        Assert.All(cells, cell =>
        {
            Assert.Equal(["column", "from", "rule"], cell.EnumerateObject().Select(p => p.Name));
            Assert.NotEqual("", cell.GetProperty("rule").GetString());
            Assert.All(
                cell.GetProperty("from").EnumerateArray(), parent => Assert.Matches("^[a-z_]+#[^#.]+[.][a-z_]+$", parent.GetString()));
        });
    }

    [Fact]
    public void The_cells_that_a_lineage_names_give_the_value_in_the_lake()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Assert.Equal(0, Cli.Run("generate", "casino", "--scale", "demo", "--quiet", "--out", lake).ExitCode);
        var followed = 0;
        for (var row = 0; row < 100; row++)
        {
            var answer = Cli.Json("row", Profile, row.ToString(CultureInfo.InvariantCulture), "--lineage", "--scale", "demo");
            var from = answer.GetProperty("lineage").EnumerateArray()
                .Single(c => c.GetProperty("column").ValueEquals("total_actual_win_loss"))
                .GetProperty("from").EnumerateArray().Select(p => p.GetString()!.Split('#', '.')).ToList();
            if (from.Count < 4)
            {
                continue;
            }

            var sql = string.Join(" + ", from.Select(p => $"{(p[2] == "coin_in" ? "-" : "")}(SELECT {p[2]} FROM casino.{p[0]} WHERE "
                + $"{(p[0] == "player_opening" ? "player_id" : "event_id")} = '{p[1]}')"));
            var value = Cli.Json("sql", $"SELECT {sql} AS value", "--lake", lake, "--json").GetProperty("value").GetDecimal();
            Assert.Equal(answer.GetProperty("row").GetProperty("total_actual_win_loss").GetDecimal(), value);
            if (++followed == 5)
            {
                return;
            }
        }

        Assert.Fail("No five players of the demo have visits.");
    }

    [Fact]
    public void Text_is_a_line_a_column_and_shortens_long_lists()
    {
        var lineage = Cli.Run("row", Profile, "10", "--scale", "demo", "--lineage", "--text");
        var plain = Cli.Run("row", Profile, "10", "--scale", "demo", "--text");

        Assert.Equal((0, 0), (lineage.ExitCode, plain.ExitCode));
        var lines = lineage.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(36, lines.Length);
        Assert.Matches("^column +value +from +rule$", lines[0]);
        Assert.Matches(@"^tier_credits +\d+ +lifetime_points +Computed ", lines[18]);
        Assert.Matches(@"^total_theo +[\d.]+ +player_opening#PLY-00011\.opening_theo.* and \d+ more +Computed ", lines[22]);
        Assert.Matches(@"^city +\S.* +- +Drawn ", lines[11]);
        Assert.Matches("^column +value\n", plain.Out);
        Assert.DoesNotContain("Computed", plain.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--text --json", "--json and --text both choose the format")]
    [InlineData("--lineages", "There is no option '--lineages'")]
    public void Bad_input_is_told_in_one_sentence(string options, string words)
    {
        var answer = Cli.Run(["row", Profile, "1", .. options.Split(' ')]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }
}
