using System.Runtime.InteropServices;

namespace Lakehouse.Generation;

/// <summary>
/// An advisory lock on a folder, so that two runs on one machine do not write one table at once. The folder itself is
/// locked where the system can: nothing is left behind, and the lock ends with the process however that ends.
/// </summary>
internal sealed partial class TableLock : IDisposable
{
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int CloseOnExecLinux = 0x80000;
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;

    private readonly int _handle;
    private readonly FileStream? _file;

    private TableLock(int handle, FileStream? file)
    {
        _handle = handle;
        _file = file;
    }

    /// <summary>Takes the lock of an existing folder, or says in a sentence that another run has it.</summary>
    public static TableLock Take(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return TakeByFile(folder);
        }

        var handle = OpenFolder(folder, OperatingSystem.IsLinux() ? CloseOnExecLinux : 0);
        if (handle < 0)
        {
            throw new GenerationException($"Could not open {folder}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        // File systems that know no locks are used without one: the commit itself is still made only once.
        if (LockFolder(handle, LockExclusive | LockNonBlocking) != 0
            && Marshal.GetLastPInvokeError() is WouldBlockLinux or WouldBlockMac)
        {
            _ = CloseFolder(handle);
            throw Busy(folder);
        }

        return new TableLock(handle, file: null);
    }

    public void Dispose()
    {
        _file?.Dispose();
        if (_file is null)
        {
            _ = CloseFolder(_handle);
        }
    }

    private static TableLock TakeByFile(string folder)
    {
        try
        {
            return new TableLock(-1, new FileStream(
                Path.Combine(folder, ".lakehouse.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose));
        }
        catch (IOException)
        {
            throw Busy(folder);
        }
    }

    private static GenerationException Busy(string folder) =>
        new($"Another run is writing {folder} at this moment; let it end (or stop it), then run the same command again.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int LockFolder(int handle, int operation);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseFolder(int handle);
}
