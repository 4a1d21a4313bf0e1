using System.IO.Compression;

namespace Lakehouse.Benchmarks.Cases.Rivals;

/// <summary>The program tpchgen-cli out of the wheel that it is published as.</summary>
internal static class TpchgenProgram
{
    public const string FolderVariable = "LAKEHOUSE_PEERS";

    private const string Program = "tpchgen-cli";

    /// <summary>The version in the wheel's name, or null where there is no wheel.</summary>
    public static string? Version => Path.GetFileName(FindWheel())?.Split('-')[1];

    /// <summary>The wheel in the folder of rivals, or null.</summary>
    public static string? FindWheel()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "tpchgen_cli-*.whl").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
    }

    /// <summary>The program, unpacked where it is not yet.</summary>
    public static string Unpack(string wheel, string folder)
    {
        var program = Path.Combine(folder, Path.GetFileNameWithoutExtension(wheel), Program);
        if (!File.Exists(program))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(program)!);
            using var archive = ZipFile.OpenRead(wheel);
            var entry = archive.Entries.SingleOrDefault(e => e.Name == Program)
                ?? throw new InvalidDataException($"There is no program '{Program}' in '{wheel}'.");
            var part = program + ".part";
            entry.ExtractToFile(part, overwrite: true);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            File.Move(part, program);
        }

        return program;
    }
}
