namespace Delta.Sharp.Text;

/// <summary>Columns that have no text in a format. The message is a sentence that says what to ask instead.</summary>
public sealed class TextFormatException(string message) : Exception(message);
