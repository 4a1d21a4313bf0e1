using System.Diagnostics;

namespace Lakehouse.Benchmarks.Measuring;

/// <summary>Measures work of this process.</summary>
internal static class Meter
{
    // By then the loops run as compiled for good; what the first rows of a program cost is told by whole commands.
    private const int WarmUps = 2;

    /// <summary>Does the work, which returns its rows and the bytes it wrote, and tells what it cost once warm.</summary>
    public static Sample Measure(Func<(long Rows, long? FileBytes)> work)
    {
        for (var pass = 0; pass < WarmUps; pass++)
        {
            work();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var (rows, fileBytes) = work();
        clock.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        using var self = Process.GetCurrentProcess();
        return new Sample
        {
            Seconds = clock.Elapsed.TotalSeconds,
            CpuSeconds = cpu.TotalSeconds,
            Rows = rows,
            AllocatedBytes = allocated,
            PeakBytes = self.PeakWorkingSet64,
            FileBytes = fileBytes,
        };
    }
}
