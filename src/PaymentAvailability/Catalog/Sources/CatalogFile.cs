namespace PaymentAvailability;

/// <summary>A catalog in a JSON file, read by the rules of <see cref="CatalogJson"/>.</summary>
/// <remarks>
/// The file is looked at again and again instead of being watched by the operating system, because such watches miss what
/// Kubernetes does to mounted ConfigMaps (it swaps a link above the file) and do not work on many network drives. Looking means
/// to open the file and compare length and time of last writing; only when these differ, and once a minute, is it read, and only
/// when its content differs is it compiled. Safe for concurrent use.
/// </remarks>
public sealed class CatalogFile : ICatalogSource
{
    private readonly CatalogFileOptions _options;
    private readonly TimeProvider _time;
    private volatile string? _loaded;

    /// <summary>Names a file; nothing is read yet.</summary>
    /// <param name="path">The path of the file; a relative one counts from the working directory of now.</param>
    /// <param name="options">How it is watched. By default as the defaults of <see cref="CatalogFileOptions"/> say.</param>
    /// <param name="time">The clock. By default the system's.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is <see langword="null"/> or blank.</exception>
    public CatalogFile(string path, CatalogFileOptions? options = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
        _options = options ?? new CatalogFileOptions();
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public PaymentCatalog Load()
    {
        using FileStream file = Open();
        CatalogDocument document = Read(file);
        PaymentCatalog catalog = document.Load();
        _loaded = CatalogChanges.StateOf(document);
        return catalog;
    }

    /// <inheritdoc/>
    public IDisposable Watch(Action<PaymentCatalog> changed, Action<Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(failed);
        var changes = new CatalogChanges(_loaded, doubtsFirst: true, new CatalogWatch(changed, failed));
        return new CatalogFileWatcher(this, changes, _options.PollInterval, _time);
    }

    /// <summary>What tells, without reading it, that a file is most likely the same: its length and when it was last written.</summary>
    internal static (long Length, DateTime Written) StampOf(FileStream file) => (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));

    /// <exception cref="CatalogException">The file cannot be opened.</exception>
    internal FileStream Open()
    {
        try
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal("is not there", "put the file there, or correct the path");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refusal("cannot be opened", "let this process read it, and check that it is a file");
        }
    }

    /// <exception cref="CatalogException">The file cannot be read.</exception>
    internal CatalogDocument Read(FileStream file)
    {
        try
        {
            return new CatalogDocument(BoundedText.Read(file, CatalogJson.MaximumBytes), Source, InputDialect.Catalog);
        }
        catch (IOException)
        {
            throw Refusal("cannot be read", "check the drive that it is on");
        }
    }

    private string Source => $"catalog file `{Path}`";

    internal CatalogException Unexpected(Exception failure) =>
        Refusal($"cannot be looked at ({failure.GetType().Name})", "check the drive that it is on");

    private CatalogException Refusal(string problem, string mend) => new(Source, [new InputFault("", null, problem, mend)]);
}
