using System.Runtime.InteropServices;

namespace Lakehouse.Benchmarks.Measuring;

/// <summary>What the processes that this one started and saw end have used, as the kernel counts it.</summary>
internal static partial class EndedChildren
{
    private const int Children = -1;
    private const double Microsecond = 1e-6;
    private const long Kibibyte = 1_024;

    public static double CpuSeconds
    {
        get
        {
            var usage = Usage();
            return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) * Microsecond);
        }
    }

    /// <summary>The largest of them at its largest.</summary>
    public static long PeakBytes => (long)Usage().MaxResident * Kibibyte;

    private static ResourceUsage Usage() => GetResourceUsage(Children, out var usage) == 0
        ? usage
        : throw new InvalidOperationException($"getrusage failed with error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    // The fields that are not read keep the room that the kernel writes into.
    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceUsage
    {
        public nint UserSeconds;
        public nint UserMicroseconds;
        public nint SystemSeconds;
        public nint SystemMicroseconds;
        public nint MaxResident;
        public Rest Others;
    }

    [System.Runtime.CompilerServices.InlineArray(13)]
    private struct Rest
    {
        public nint First;
    }
}
