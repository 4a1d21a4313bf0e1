namespace Delta.Sharp.Kernel;

/// <summary>
/// The place that holds one table: whole objects under keys relative to the table's root, parts separated by '/'.
/// Failures of the place come as <see cref="DeltaStoreException"/>.
/// </summary>
public interface ITableStore
{
    /// <summary>Where the table stands, in words for people.</summary>
    string DisplayName { get; }

    bool Exists(string key);

    long Size(string key);

    Stream OpenRead(string key);

    /// <summary>
    /// Every object whose key starts with <paramref name="prefix"/>, folders below included, in ordinal order of keys.
    /// A table that is not there has none.
    /// </summary>
    IReadOnlyList<StoreFile> List(string prefix);

    /// <summary>
    /// Makes the object whole or not at all, and only if the key is free. False means that it was taken.
    /// When <paramref name="write"/> throws, nothing is left.
    /// </summary>
    bool PutIfAbsent(string key, Action<Stream> write);

    /// <summary>
    /// Begins an object that is invisible under its key until it is published. A published one replaces what the key held.
    /// </summary>
    IStagedFile Stage(string key);

    /// <summary>Removes the object; false if it was not there.</summary>
    bool Delete(string key);

    /// <summary>What writers that died left behind: bytes that never came under their final key.</summary>
    IReadOnlyList<Leftover> Leftovers();
}

/// <summary>An object as a listing shows it.</summary>
public readonly record struct StoreFile(string Key, long Size, DateTimeOffset Modified);

/// <summary>Bytes at <paramref name="Key"/> that were meant to become <paramref name="FinalKey"/>.</summary>
public readonly record struct Leftover(string Key, string FinalKey, DateTimeOffset Modified);

/// <summary>An object on its way into a store. Disposing it unpublished leaves nothing.</summary>
public interface IStagedFile : IDisposable
{
    string Key { get; }

    /// <summary>Where the bytes go; owned by the staged file.</summary>
    Stream Content { get; }

    /// <summary>Makes the bytes durable and visible under <see cref="Key"/>.</summary>
    void Publish();
}
