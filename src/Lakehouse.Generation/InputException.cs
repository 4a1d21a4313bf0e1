namespace Lakehouse.Generation;

/// <summary>Something was asked that cannot be, whatever the disk does: the message says what to ask instead.</summary>
public sealed class InputException(string message) : Exception(message);
