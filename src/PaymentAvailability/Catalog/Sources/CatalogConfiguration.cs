using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace PaymentAvailability;

/// <summary>A catalog in configuration, such as a section of <c>appsettings.json</c>, read by the rules of <see cref="CatalogJson"/>.</summary>
/// <remarks>
/// Sections whose children are all numbers are lists, as in every .NET configuration; so are, where a list is expected, sections
/// without a value. Safe for concurrent use.
/// </remarks>
public sealed class CatalogConfiguration : ICatalogSource
{
    private readonly IConfiguration _configuration;
    private volatile string? _loaded;

    /// <summary>Names a section; nothing is read yet.</summary>
    /// <param name="configuration">The section that holds <c>methods</c>, <c>channels</c> and the rest.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is <see langword="null"/>.</exception>
    public CatalogConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
    }

    /// <summary>Reads the catalog as it is now without compiling it.</summary>
    /// <exception cref="CatalogException">The section cannot be read; the exception carries every fault of reading.</exception>
    public CatalogDefinition Read() => Document().Read();

    /// <inheritdoc/>
    public PaymentCatalog Load()
    {
        CatalogDocument document = Document();
        PaymentCatalog catalog = document.Load();
        _loaded = CatalogChanges.StateOf(document);
        return catalog;
    }

    /// <inheritdoc/>
    public IDisposable Watch(Action<PaymentCatalog> changed, Action<Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(failed);
        var changes = new CatalogChanges(_loaded, doubtsFirst: false, new CatalogWatch(changed, failed));
        IDisposable watch = ChangeToken.OnChange(_configuration.GetReloadToken, () => See(changes));
        See(changes);
        return watch;
    }

    private void See(CatalogChanges changes)
    {
        try
        {
            changes.See(Document());
        }
        catch (CatalogException fault)
        {
            changes.SeeUnreadable(fault);
        }
    }

    private CatalogDocument Document()
    {
        string source = _configuration is IConfigurationSection section ? $"configuration section `{section.Path}`" : "the configuration";
        return new CatalogDocument(ConfigurationText.Write(_configuration, source), source, InputDialect.Configuration);
    }
}
