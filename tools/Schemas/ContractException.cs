namespace Lakehouse.Tools.Schemas;

/// <summary>A contract that cannot be turned into a schema; the message names the file, the place and what to do.</summary>
public sealed class ContractException(string message) : Exception(message);
