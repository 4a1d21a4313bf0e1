namespace Lakehouse.Generation;

/// <summary>Work that failed (a disk, a lock, a file): the message is a sentence that says what to do.</summary>
public sealed class GenerationException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// What was asked would replace something that another plan, layout or program made. Nothing was changed; the message
/// names both sides.
/// </summary>
public sealed class RefusedException(string message) : Exception(message);
