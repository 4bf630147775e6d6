using System.Diagnostics;

namespace PaymentAvailability;

/// <summary>One resolution being measured and traced, where somebody listens; otherwise nothing.</summary>
internal readonly struct ResolutionSpan(Activity? activity, Activity? outer, TimeProvider? time, long started)
{
    /// <summary>How long the resolution has taken, where a meter listens.</summary>
    public TimeSpan? Elapsed => time?.GetElapsedTime(started);

    /// <summary>Gives the caller its own activity back while the resolution goes on without it.</summary>
    public void Detach()
    {
        if (activity is not null)
        {
            Activity.Current = outer;
        }
    }

    public void Finish(AvailabilityResult result)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("payment_availability.id", result.Id.ToString());
        activity.SetTag("payment_availability.catalog_version", result.CatalogVersion);
        activity.SetTag("payment_availability.open_options", result.Options.Length);
        activity.SetTag("payment_availability.closed_options", result.ClosedOptions.Length);
        if (result.PrimaryReason is { } reason)
        {
            activity.SetTag("payment_availability.reason", reason.Code.Value);
        }

        activity.Dispose();
    }

    public void Cancel()
    {
        activity?.SetStatus(ActivityStatusCode.Error, "cancelled by the caller");
        activity?.Dispose();
    }
}
