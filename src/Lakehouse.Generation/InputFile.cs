using System.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>Files that options name; <see cref="InputException"/> tells the option where one cannot be read.</summary>
public static class InputFile
{
    public static Plan ReadPlan(string path, string option) => Plan.Parse(ReadText(path, option));

    public static PiiKey ReadKey(string path, string option) => PiiKey.FromBytes(Read(path, option));

    public static string ReadText(string path, string option) => Encoding.UTF8.GetString(Read(path, option));

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
