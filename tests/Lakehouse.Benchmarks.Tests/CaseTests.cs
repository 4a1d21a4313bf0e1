using System.IO.Compression;
using System.Runtime.Versioning;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Cases.Rivals;
using Lakehouse.Benchmarks.Duck;
using Lakehouse.Benchmarks.Log;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Benchmarks.Tests;

public sealed class CaseTests
{
    [Fact]
    public void Every_case_has_a_name_of_its_own_in_every_run()
    {
        foreach (var options in (string[][])[[], ["--quick"], ["--sweep=delta,parquet"], ["--quick", "--sweep"]])
        {
            var cases = Catalogue.Cases(RunOptions.Parse(options, out _)!);

            Assert.Distinct(cases.Select(c => c.Name));
        }
    }

    [Fact]
    public void Everything_that_is_compared_is_measured()
    {
        var names = Catalogue.Cases(new RunOptions()).Select(c => c.Name).ToHashSet();

        Assert.All(Contest.All.SelectMany(c => c.Entrants), e => Assert.Contains(e.Case, names));
        Assert.All(Rivalry.All, r => Assert.Superset(new HashSet<string> { r.Case, r.Ours }, names));
        Assert.All(Rivalry.All, r => Assert.NotNull(Catalogue.Cases(new RunOptions()).Single(c => c.Name == r.Case).Comparable));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--quick")]
    [InlineData("--sweep=delta")]
    [InlineData("--quick --sweep=csv,duckdb")]
    public void Options_are_told_as_they_were_given(string arguments)
    {
        var options = RunOptions.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var refusal);

        Assert.Null(refusal);
        Assert.Equal(arguments, string.Join(' ', options!.Arguments));
    }

    [Theory]
    [InlineData("--fast", "'--fast'")]
    [InlineData("--sweep=orc", "'orc'")]
    [InlineData("--sweep=", "''")]
    [InlineData("log.json", "'log.json'")]
    public void Options_that_are_none_are_refused_by_name(string argument, string named)
    {
        Assert.Null(RunOptions.Parse([argument], out var refusal));
        Assert.Contains(named, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_goes_to_the_end_for_Delta_only()
    {
        var sweep = Catalogue.Cases(RunOptions.Parse(["--sweep=delta,parquet"], out _)!).OfType<SweepCase>().ToList();

        Assert.Equal(100_000_000, sweep.Where(c => c.Format == "delta").Max(c => c.Rows));
        Assert.Equal(10_000_000, sweep.Where(c => c.Format == "parquet").Max(c => c.Rows));
        Assert.All(sweep.GroupBy(c => c.Format), f => Assert.Equal(100_000, f.Min(c => c.Rows)));
    }

    [Fact]
    public void A_sweep_that_the_disk_cannot_hold_is_not_begun()
    {
        var setting = new Setting(Checkout.Root, Checkout.Root);

        Assert.Null(new SweepCase("delta", 1).Absence(setting));
        Assert.Contains("GB are free", new SweepCase("delta", 1_000_000_000_000_000).Absence(setting), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_sweep_counts_everything_that_lies_on_the_disk()
    {
        using var folder = new ScratchFolder();
        var program = folder.Sub("lakehouse");
        File.WriteAllText(
            program,
            "#!/bin/sh\n[ \"$1 $2 $3 $4\" = 'generate casino --slots 1234' ] || exit 1\n"
            + "while [ \"$1\" != --out ]; do shift; done\nmkdir -p \"$2/below\"\nprintf 12345 >\"$2/one\"\nprintf 678 >\"$2/below/two\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var sample = Assert.Single(new SweepCase("delta", 1_234).Run(new Setting(folder.FullName, folder.FullName))).Sample!;

        Assert.Equal((1_234, 8), (sample.Rows, sample.FileBytes));
        Assert.True(sample.PeakBytes > 0);
    }

    [Fact]
    public void A_way_of_starting_that_is_not_here_says_which_variable_names_it()
    {
        var way = new Installed("boat", "a boat", "LAKEHOUSE_TESTS_NAME_NO_BOAT");

        var absence = new StartCase(way, StartCase.Help, "--help").Absence(new Setting(Checkout.Root, Checkout.Root));

        Assert.Equal("LAKEHOUSE_TESTS_NAME_NO_BOAT names no program; point it at a boat, in a folder of its own.", absence);
        Assert.Null(StartCase.All().First(c => c.Way.Variable is null).Absence(new Setting(Checkout.Root, Checkout.Root)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_rival_is_unpacked_from_its_wheel_once()
    {
        using var folder = new ScratchFolder();
        var wheel = folder.Sub("tpchgen_cli-1.0-any.whl");
        using (var archive = ZipFile.Open(wheel, ZipArchiveMode.Create))
        {
            using var entry = new StreamWriter(archive.CreateEntry("tpchgen_cli-1.0.data/scripts/tpchgen-cli").Open());
            entry.Write("#!/bin/sh\n");
        }

        var program = TpchgenProgram.Unpack(wheel, folder.Sub("rivals"));

        Assert.Equal("#!/bin/sh\n", File.ReadAllText(program));
        Assert.True(File.GetUnixFileMode(program).HasFlag(UnixFileMode.UserExecute));
        File.Delete(wheel);
        Assert.Equal(program, TpchgenProgram.Unpack(wheel, folder.Sub("rivals")));
    }

    [Fact]
    public void A_wheel_without_the_rival_is_told()
    {
        using var folder = new ScratchFolder();
        var wheel = folder.Sub("tpchgen_cli-1.0-any.whl");
        ZipFile.Open(wheel, ZipArchiveMode.Create).Dispose();

        var failure = Assert.Throws<InvalidDataException>(() => TpchgenProgram.Unpack(wheel, folder.FullName));

        Assert.Contains("tpchgen-cli", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rival_makes_the_rows_that_its_scale_stands_for()
    {
        TestPart.Peers();
        using var folder = new ScratchFolder();

        var sample = Assert.Single(new TpchgenCase(0.01).Run(new Setting(Checkout.Root, folder.FullName))).Sample!;

        Assert.Equal((60_175, 16), (sample.Rows, sample.Columns));
        Assert.Equal(new FileInfo(folder.Sub("lineitem.parquet")).Length, sample.FileBytes);
    }

    [Fact]
    public async Task Bogus_makes_the_columns_of_the_profile_table_masked_alike()
    {
        const int Players = 500;
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.Sub("ours"));
        using var duck = new MemoryTable(new Workload(Catalogue.Opening, "demo", 7).Open());
        ParquetCase.Write(folder.Sub("ours"), new Workload(Catalogue.Profiles, "demo", 7).Open());

        await BogusParquetCase.Write(folder.Sub("bogus.parquet"), Players);

        string[] files = [folder.Sub("ours", "*.parquet"), folder.Sub("bogus.parquet")];
        Assert.Single(files.Select(f => duck.Scalar(
            $"SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE FROM read_parquet('{f}'))")).Distinct());
        Assert.All(files, file => Assert.Equal(0L, duck.Scalar(
            $$"""
            SELECT count(*) FROM read_parquet('{{file}}') WHERE NOT (
                regexp_full_match(first_name, '.\*\*\*') AND regexp_full_match(last_name, '.\*\*\*')
                AND regexp_full_match(email, '.\*\*\*@example.(com|net|org)') AND regexp_full_match(phone, '\(\*{3}\) \*{3}-01\d\d')
                AND regexp_full_match(ssn_hash, 'sha256:[0-9a-f]{64}') AND regexp_full_match(address_line1, 'sha256:[0-9a-f]{64}')
                AND regexp_full_match(ssn_masked, 'XXX-XX-\d{4}') AND regexp_full_match(zip_code, '\d{3}00')
                AND date_of_birth = date_trunc('year', date_of_birth) AND (host_assigned IS NULL) = (loyalty_tier IN ('Bronze', 'Silver'))
                AND vip_flag = (loyalty_tier IN ('Platinum', 'Diamond')))
            """)));
        Assert.Equal((long)Players, duck.Scalar($"SELECT count(DISTINCT player_id) FROM read_parquet('{files[1]}')"));
    }
}
