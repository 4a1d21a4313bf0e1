using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>What is killed.</summary>
public enum Killed
{
    Generate,
    Overwrite,
    Repair,

    /// <summary>A run in batches with late rows and corrections, which only Delta tables can have.</summary>
    Batches,
}

/// <summary>
/// The program killed at random moments: whatever stands under a final name is whole, old or new, and the same command again
/// ends as if nothing had happened. LAKEHOUSE_KILLS says how many moments are tried in all.
/// </summary>
public sealed partial class KillTests
{
    private const string Manifest = "lakehouse.json";
    private const string FirstLog = "Tables/casino/bronze_slot_telemetry/_delta_log/00000000000000000000.json";
    private const string SecondLog = "_delta_log/00000000000000000001.json";
    private const int SignalKill = 9;

    private static readonly string[] s_formats = ["delta", "parquet", "csv", "json", "duckdb"];

    private static readonly int s_kills =
        Environment.GetEnvironmentVariable("LAKEHOUSE_KILLS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 20;

    public static TheoryData<string, Killed, int> Cases { get; } = Deal();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task KilledAtAnyMomentAndRunAgainIsAsIfNothingHadHappened(string format, Killed killed, int kills)
    {
        using var scratch = new ScratchFolder();
        var stage = new Stage(scratch, format, killed);
        var random = new Random(20_261_125 + (Array.IndexOf(s_formats, format) * 10) + (int)killed);
        var ended = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var folder = new ScratchFolder();
            var lake = folder.Sub("lake");
            stage.SetUp(lake);
            var moment = random.Next(stage.Milliseconds);
            using (var process = Process.Start(Cli.Command(stage.Command(lake)))!)
            {
                // The pipes are read, or a process that says much would wait for a reader instead of being killed.
                var words = Task.Run(() => Cli.Finish(process), CancellationToken.None);
                await Task.Delay(moment, TestContext.Current.CancellationToken);
                ended += process.HasExited ? 1 : 0;
                _ = Send(process.Id, SignalKill);
                await words;
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"Kill {kill} of {format}, {killed}, after {moment} ms: ");
            stage.AssertOldOrNew(lake, place);
            var again = Cli.Run(stage.Command(lake));
            Assert.True(again.ExitCode == 0, place + again.Error + again.Out);
            stage.AssertAsIfNothingHadHappened(lake, place);
        }

        TestContext.Current.SendDiagnosticMessage(
            "{0} {1}: {2} kills within {3} ms, {4} of them after the end.", format, killed, kills, stage.Milliseconds, ended);
    }

    private static TheoryData<string, Killed, int> Deal()
    {
        var cases = new TheoryData<string, Killed, int>();
        var all = s_formats.SelectMany(format => Enum.GetValues<Killed>().Select(killed => (format, killed)))
            .Where(stage => stage.killed != Killed.Batches || stage.format == "delta")
            .ToList();
        for (var i = 0; i < all.Count; i++)
        {
            cases.Add(all[i].format, all[i].killed, (s_kills / all.Count) + (i < s_kills % all.Count ? 1 : 0));
        }

        return cases;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);

    /// <summary>What a command starts from, what it must come to, and how long it takes.</summary>
    private sealed class Stage
    {
        private readonly string _format;
        private readonly Killed _killed;
        private readonly string _plan;
        private readonly string? _before;
        private readonly string _after;

        public Stage(ScratchFolder scratch, string format, Killed killed)
        {
            (_format, _killed) = (format, killed);
            _plan = scratch.Sub("plan.json");
            string[] late = killed == Killed.Batches ? ["--set", "history.late_share=0.1", "--set", "history.correction_share=0.1"] : [];
            File.WriteAllText(_plan, Cli.Run(["generate", "casino", "--scale", "0.4", "--plan", .. late]).Out);
            if (killed is Killed.Overwrite or Killed.Repair)
            {
                _before = scratch.Sub("before");
                Make(_before, seed: killed == Killed.Overwrite ? "7" : null);
            }

            if (killed == Killed.Repair)
            {
                Damage(_before!);
            }

            _after = scratch.Sub("after");
            var clock = TimeProvider.System;
            SetUp(_after);
            var begin = clock.GetTimestamp();
            var answer = Cli.Start(Cli.Command(Command(_after)));
            Assert.True(answer.ExitCode == 0, answer.Error + answer.Out);
            Milliseconds = (int)clock.GetElapsedTime(begin).TotalMilliseconds + 30;
        }

        public int Milliseconds { get; }

        public string[] Command(string lake) => _killed == Killed.Repair
            ? ["verify", lake, "--repair", "--plan-file", _plan, "--threads", "2"]
            : [
                "generate", "casino", "--out", lake, "--format", _format, "--scale", "0.4", "--threads", "2",
                .. (string[])(_killed switch
                {
                    Killed.Overwrite => ["--overwrite"],
                    Killed.Batches => ["--batches", "4"],
                    _ => [],
                }),
            ];

        public void SetUp(string lake)
        {
            if (_before is not null)
            {
                FolderTree.Copy(_before, lake);
            }
        }

        /// <summary>Hidden names are work under way; all others carry what they had or what they are to have.</summary>
        public void AssertOldOrNew(string lake, string place)
        {
            if (!Directory.Exists(lake))
            {
                return;
            }

            var (before, after) = (_before is null ? [] : FolderTree.Of(_before), FolderTree.Of(_after));
            foreach (var (file, digest) in FolderTree.Of(lake).Where(f => f.Value != FolderTree.Folder && !IsHidden(f.Key)))
            {
                var isWhole = digest == before.GetValueOrDefault(file)
                    || digest == after.GetValueOrDefault(file)
                    || (file == Manifest && Listed(lake).Count >= 0)
                    || (file.EndsWith(".duckdb", StringComparison.Ordinal) && Listed(lake).Contains(digest))
                    || (HoldsAClock(file) && File.ReadLines(Path.Combine(lake, file)).All(IsJson));
                Assert.True(isWhole, $"{place}{file} is neither what it was nor what it is to be.");
            }

            if (_killed == Killed.Overwrite && _format == "delta")
            {
                // The old version stays readable whatever became of the new one.
                Assert.All(before.Keys, file => Assert.True(Path.Exists(Path.Combine(lake, file)), place + file));
            }
        }

        public void AssertAsIfNothingHadHappened(string lake, string place)
        {
            var (expected, actual) = (FolderTree.Of(_after), FolderTree.Of(lake));
            if (_format == "duckdb")
            {
                // The bytes of a database differ from one making to the next.
                Assert.True(expected.Keys.SequenceEqual(actual.Keys), place + string.Join(", ", actual.Keys));
            }
            else
            {
                foreach (var second in expected.Keys.Where(HoldsAClock).ToList())
                {
                    // It holds the time at which it was made.
                    Assert.True(actual.Remove(second), place + second);
                    expected.Remove(second);
                }

                FolderTree.AssertSame(expected, actual, place);
            }

            var proof = Cli.Run("verify", lake, "--deep");
            Assert.True(proof.ExitCode == 0, place + proof.Error + proof.Out);
        }

        private bool HoldsAClock(string file) => _killed == Killed.Overwrite && file.EndsWith(SecondLog, StringComparison.Ordinal);

        private void Make(string folder, string? seed)
        {
            var answer = Cli.Run([
                "generate", "casino", "--out", folder, "--format", _format, "--scale", "0.4",
                .. (string[])(seed is null ? [] : ["--seed", seed])]);
            Assert.True(answer.ExitCode == 0, answer.Error);
        }

        /// <summary>One table loses its log, or the folder its manifest; others lose files, or bytes of them.</summary>
        private void Damage(string lake)
        {
            var files = Directory.EnumerateFiles(lake, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".json", StringComparison.Ordinal) || _format == "json")
                .Where(file => Path.GetFileName(file) != Manifest)
                .Order(StringComparer.Ordinal)
                .ToList();
            if (_format == "delta")
            {
                File.Delete(Path.Combine(lake, FirstLog));
                for (var i = files.Count - 1; i >= 0; i -= 5)
                {
                    File.Delete(files[i]);
                    files.RemoveAt(i);
                }
            }

            for (var i = 1; i < files.Count + 1; i += 4)
            {
                var bytes = File.ReadAllBytes(files[i % files.Count]);
                bytes[bytes.Length / 2] ^= 0x10;
                File.WriteAllBytes(files[i % files.Count], bytes);
            }

            if (_format == "csv")
            {
                // What is left of a manifest that lost its end proves the files together with the plan.
                File.WriteAllText(Path.Combine(lake, Manifest), File.ReadAllText(Path.Combine(lake, Manifest))[..^100]);
            }
        }

        private static bool IsHidden(string file) => Array.Exists(
            file.Split('/'), part => part.StartsWith('.') || (part.StartsWith('_') && part != "_delta_log"));

        /// <summary>The digests that the manifest tells of.</summary>
        private static HashSet<string> Listed(string lake)
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(lake, Manifest)));
            return [.. manifest.RootElement.GetProperty("tables").EnumerateArray()
                .Select(entry => entry.GetProperty("sha256").GetString()!)];
        }

        private static bool IsJson(string line)
        {
            try
            {
                JsonDocument.Parse(line).Dispose();
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }
}
