namespace PaymentAvailability;

/// <summary>A catalog that is made once and does not change by itself.</summary>
internal sealed class FixedCatalog : ICatalogSource
{
    private readonly Func<PaymentCatalog> _create;

    public FixedCatalog(Func<PaymentCatalog> create) => _create = create;

    public PaymentCatalog Load() => _create();

    public IDisposable Watch(Action<PaymentCatalog> changed, Action<Exception> failed) => NoWatch.Instance;

    private sealed class NoWatch : IDisposable
    {
        public static readonly NoWatch Instance = new();

        public void Dispose()
        {
        }
    }
}
