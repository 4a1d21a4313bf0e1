using System.Runtime.InteropServices;

namespace Delta.Sharp.Kernel;

/// <summary>Turns what the system says when a place fails into a sentence.</summary>
public static class StoreFailure
{
    internal static DeltaStoreException Of(ITableStore store, string key, string verb, Exception failure) =>
        new(store.DisplayName, Sentence($"{store.DisplayName}/{key}", verb, failure), failure);

    public static string Sentence(string file, string verb, Exception failure) =>
        $"Could not {verb} {file}: {Cause(failure)}";

    /// <summary>What is wrong and what to do, from a system error code or the text that carries it.</summary>
    public static string Cause(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it is not there.",
        UnauthorizedAccessException => "permission is denied. Choose another folder or change its permissions.",
        _ => CauseOf(failure.HResult & 0xFFFF, failure.Message),
    };

    /// <summary>The same for what a library said that quotes the system's own words.</summary>
    public static string CauseIn(string said)
    {
        foreach (int code in (int[])[NoSpaceLinux, QuotaLinux, ReadOnlyLinux, TooManyOpenLinux])
        {
            if (said.Contains(Marshal.GetPInvokeErrorMessage(code), StringComparison.OrdinalIgnoreCase))
            {
                return CauseOf(code, said);
            }
        }

        return CauseOf(0, said);
    }

    /// <summary>The same for a message of a native library, which carries the code as text.</summary>
    internal static string CauseOf(int code, string message) => code switch
    {
        NoSpaceLinux or DiskFullWindows => "no space is left on the device. Free some space or choose another folder.",
        QuotaLinux => "the disk quota is used up. Free some space or choose another folder.",
        ReadOnlyLinux => "the file system is read-only. Choose another folder.",
        TooManyOpenLinux => "too many files are open in this process. Use fewer threads or raise the limit (ulimit -n).",
        _ => message.TrimEnd('.', ' ', '\n') + ".",
    };

    private const int TooManyOpenLinux = 24;
    private const int NoSpaceLinux = 28;
    private const int ReadOnlyLinux = 30;
    private const int QuotaLinux = 122;
    private const int DiskFullWindows = 112;
}
