using System.Text;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Options;

/// <summary>Files that options name.</summary>
internal static class InputFile
{
    /// <summary>The plan in the file of --plan-file.</summary>
    public static Plan ReadPlan(string path) => Plan.Parse(Encoding.UTF8.GetString(Read(path, "--plan-file")));

    /// <summary>The key in the file of --pii-key-file.</summary>
    public static PiiKey ReadKey(string path) => PiiKey.FromBytes(Read(path, "--pii-key-file"));

    private static byte[] Read(string path, string option)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{option} {path} cannot be read: {e.Message}");
        }
    }
}
