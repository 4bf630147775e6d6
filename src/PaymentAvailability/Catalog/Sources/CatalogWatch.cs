namespace PaymentAvailability;

/// <summary>Who is told of changes to a catalog.</summary>
internal readonly record struct CatalogWatch(Action<PaymentCatalog> Changed, Action<Exception> Failed)
{
    public void Change(PaymentCatalog catalog)
    {
        try
        {
            Changed(catalog);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    public void Fail(Exception failure)
    {
        try
        {
            Failed(failure);
        }
        catch (Exception)
        {
            // Nobody is left to tell, and letting it go would end the process from a timer.
        }
    }
}
