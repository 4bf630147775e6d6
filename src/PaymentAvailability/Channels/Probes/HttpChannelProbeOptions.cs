namespace PaymentAvailability;

/// <summary>What an <see cref="HttpChannelProbe"/> asks, and what it expects.</summary>
public sealed class HttpChannelProbeOptions
{
    /// <summary>Where to ask: an absolute <c>http</c> or <c>https</c> address without user and password. Never logged, as its query may hold a secret.</summary>
    public Uri? Uri { get; set; }

    /// <summary>How to ask: <see cref="HttpMethod.Get"/>, the default, or <see cref="HttpMethod.Head"/>.</summary>
    public HttpMethod Method { get; set; } = HttpMethod.Get;

    /// <summary>The lowest status that means healthy. 100 to 599, default 200.</summary>
    public int LowestStatus { get; set; } = 200;

    /// <summary>The highest status that means healthy. <see cref="LowestStatus"/> to 599, default 299.</summary>
    /// <remarks>Redirects are not followed, so a channel that answers with one needs 399.</remarks>
    public int HighestStatus { get; set; } = 299;

    /// <summary>The client to ask with, with its proxies, certificates and headers; by default one of the probe's own.</summary>
    /// <remarks>Stays the host's: it is not disposed. Whether it follows redirects is up to it.</remarks>
    public HttpClient? Client { get; set; }
}
