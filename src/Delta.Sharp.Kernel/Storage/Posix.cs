using System.Runtime.InteropServices;

namespace Delta.Sharp.Kernel;

/// <summary>
/// The calls of the C library that .NET does not offer as they are: its File.Move without overwriting falls back to
/// a copy, which readers can see half-done, and it cannot flush a folder.
/// </summary>
internal static partial class Posix
{
    /// <summary>What became of an attempt to give a file its final name.</summary>
    internal enum Placement
    {
        Done,
        Taken,
        NotSupported,
    }

    /// <summary>Gives the file a second name, only if that name is free.</summary>
    internal static Placement Link(string from, string to)
    {
        if (LinkFile(from, to) == 0)
        {
            return Placement.Done;
        }

        int error = Marshal.GetLastPInvokeError();
        return error switch
        {
            ErrorExists => Placement.Taken,
            ErrorNotPermitted or ErrorNoSystemCall or ErrorTooManyLinks or ErrorNotSupportedLinux or ErrorNotSupportedMac
                => Placement.NotSupported,
            _ => throw Failure(error, "link", to),
        };
    }

    /// <summary>Renames the file, only if the new name is free.</summary>
    internal static Placement RenameIfAbsent(string from, string to)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Placement.NotSupported;
        }

        try
        {
            if (RenameAt2(CurrentFolder, from, CurrentFolder, to, RenameNoReplace) == 0)
            {
                return Placement.Done;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return Placement.NotSupported;
        }

        int error = Marshal.GetLastPInvokeError();
        return error switch
        {
            ErrorExists => Placement.Taken,
            ErrorInvalid or ErrorNoSystemCall or ErrorNotSupportedLinux => Placement.NotSupported,
            _ => throw Failure(error, "rename", to),
        };
    }

    /// <summary>Makes the names in a folder durable.</summary>
    internal static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(folder, 0);
        if (handle < 0)
        {
            throw Failure(Marshal.GetLastPInvokeError(), "open", folder);
        }

        int result = Flush(handle);
        int error = Marshal.GetLastPInvokeError();
        _ = Close(handle);

        // A file system that has no such notion answers with 'invalid'.
        if (result != 0 && error is not (ErrorInvalid or ErrorNotSupportedLinux or ErrorNotSupportedMac))
        {
            throw Failure(error, "flush", folder);
        }
    }

    private const int ErrorNotPermitted = 1;
    private const int ErrorExists = 17;
    private const int ErrorInvalid = 22;
    private const int ErrorTooManyLinks = 31;
    private const int ErrorNoSystemCall = 38;
    private const int ErrorNotSupportedMac = 45;
    private const int ErrorNotSupportedLinux = 95;

    private const int CurrentFolder = -100;
    private const uint RenameNoReplace = 1;

    private static IOException Failure(int error, string call, string path) =>
        new($"{call} {path}: {Marshal.GetPInvokeErrorMessage(error)}", error);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkFile(string from, string to);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
