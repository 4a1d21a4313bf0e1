using System.Diagnostics;
using Xunit;

namespace Lakehouse.Testing;

/// <summary>
/// A PostgreSQL of its own in a folder of its own, reached through a socket there; it ends with the test. PostgreSQL does not run
/// as root, so root runs it as the user that its package makes.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Owner = "postgres";
    private readonly ScratchFolder _folder = new();
    private readonly string _programs;

    public PostgresServer()
    {
        _programs = TestPart.Postgres();
        if (IsRoot)
        {
            Run("chown", [Owner, _folder.FullName]);
        }

        string data = _folder.Sub("data");
        RunAsOwner("initdb", ["-D", data, "-U", Owner, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        string options = $"-c listen_addresses='' -c fsync=off -k {_folder.FullName}";
        RunAsOwner("pg_ctl", ["-D", data, "-w", "-l", _folder.Sub("log"), "-o", options, "start"]);
    }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Runs a script of psql; its first error fails the test. The answer is rows of fields with bars between.</summary>
    public string Psql(string script)
    {
        string file = _folder.Sub($"{Guid.CreateVersion7()}.sql");
        File.WriteAllText(file, script);
        return Run(
            Path.Combine(_programs, "psql"),
            ["-h", _folder.FullName, "-U", Owner, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", file]);
    }

    public void Dispose()
    {
        RunAsOwner("pg_ctl", ["-D", _folder.Sub("data"), "-m", "immediate", "stop"]);
        _folder.Dispose();
    }

    private void RunAsOwner(string program, string[] arguments)
    {
        string path = Path.Combine(_programs, program);
        _ = IsRoot ? Run("runuser", ["-u", Owner, "--", path, .. arguments]) : Run(path, arguments);
    }

    private string Run(string program, string[] arguments)
    {
        // The server inherits what pg_ctl has open: a pipe would stay open as long as the server runs.
        string answer = _folder.Sub("answer");
        ProcessStartInfo start = new("/bin/sh") { WorkingDirectory = _folder.FullName };
        foreach (string argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1", "sh", answer, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.WaitForExit();
        string text = File.ReadAllText(answer);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{text}");
        return text;
    }
}
