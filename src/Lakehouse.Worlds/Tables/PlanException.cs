namespace Lakehouse.Worlds.Tables;

/// <summary>A plan that cannot be: the message is a sentence that says what was asked, what is wrong and what to do.</summary>
public sealed class PlanException(string message, Exception? inner = null) : Exception(message, inner);
