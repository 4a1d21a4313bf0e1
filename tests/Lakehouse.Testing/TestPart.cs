using System.Diagnostics;
using Xunit;

namespace Lakehouse.Testing;

/// <summary>Parts that a machine may lack: a test that needs one is skipped there, and fails where CI=true.</summary>
public static class TestPart
{
    private const string DeltaTablesVariable = "LAKEHOUSE_DELTA_TABLES";

    private const string PeersVariable = "LAKEHOUSE_PEERS";

    private const string SparkVariable = "SPARK_HOME";

    public static bool HasDeltaTables => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(DeltaTablesVariable));

    /// <summary>The folder of Delta tables that other writers made.</summary>
    public static string DeltaTables() => Folder(
        DeltaTablesVariable, "There are no Delta tables of other writers here; point {0} at the test data of the delta-rs project.");

    /// <summary>The folder of an Apache Spark with Delta Lake, on a machine that has Java for it.</summary>
    public static string Spark()
    {
        string spark = Folder(
            SparkVariable, "There is no Apache Spark here; point {0} at one of version 3.5 to 4.2 that has Delta Lake among its jars.");
        string? java = Environment.GetEnvironmentVariable("JAVA_HOME");
        if (string.IsNullOrEmpty(java) && !IsOnPath("java"))
        {
            Absent("There is no Java for Spark; 'apt-get install openjdk-17-jre-headless' gets it, or JAVA_HOME names one.");
        }

        return spark;
    }

    /// <summary>The folder of PostgreSQL's programs; Debian keeps those of the server off the path.</summary>
    public static string Postgres()
    {
        const string Debian = "/usr/lib/postgresql";
        string? folder = (Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [])
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin"))
            .Concat(FoldersOfPath)
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "psql")));
        if (folder is null)
        {
            Absent("There is no PostgreSQL server here; 'apt-get install postgresql' gets it.");
        }

        return folder!;
    }

    /// <summary>The folder of rivals for benchmarks.</summary>
    public static string Peers() => Folder(
        PeersVariable, "There are no rivals here; point {0} at a folder with a wheel of tpchgen-cli.");

    /// <summary>A program that the test runs; <paramref name="install"/> is the command that gets it.</summary>
    public static void Program(string name, string install)
    {
        if (!IsOnPath(name))
        {
            Absent($"There is no {name} here; '{install}' gets it.");
        }
    }

    /// <summary>A file or folder below artifacts that <c>eng/publish</c> makes.</summary>
    public static string Published(string path)
    {
        string made = Path.Combine(Checkout.Root, "artifacts", path);
        if (!Path.Exists(made))
        {
            Absent($"There is no {made}; 'eng/publish' makes it.");
        }

        return made;
    }

    /// <summary>A Python that has a module.</summary>
    public static string Python(string module)
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            ProcessStartInfo start = new(python, ["-c", $"import {module}"]) { RedirectStandardError = true };
            try
            {
                using Process process = Process.Start(start)!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return python;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such program.
            }
        }

        Absent(module == "pandas"
            ? "There is no Python with pandas; 'apt-get install python3-pandas' gets it."
            : "There is no Python; 'apt-get install python3' gets it.");
        return "";
    }

    private static string Folder(string variable, string absent)
    {
        string? folder = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(folder))
        {
            Absent(string.Format(System.Globalization.CultureInfo.InvariantCulture, absent, variable));
        }

        Assert.True(Directory.Exists(folder), $"{variable} names '{folder}', which is no folder.");
        return folder!;
    }

    private static void Absent(string reason)
    {
        Assert.False(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), reason);
        Assert.Skip(reason);
    }

    private static string[] FoldersOfPath { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOnPath(string program) => FoldersOfPath.Any(folder => File.Exists(Path.Combine(folder, program)));
}
