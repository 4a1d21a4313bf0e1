namespace Lakehouse.Generation;

/// <summary>Nobody watches.</summary>
internal sealed class SilentObserver : IRunObserver
{
    public static SilentObserver Instance { get; } = new();
}
