using System.Globalization;
using System.Net;

namespace PaymentAvailability;

/// <summary>Asks a channel over HTTP; its answer's status decides, and the body is not read. Safe for concurrent use.</summary>
public sealed class HttpChannelProbe : IChannelProbe, IDisposable
{
    // A connection is not kept for ever, so that changes of the channel's name servers are seen.
    private static readonly TimeSpan LongestConnection = TimeSpan.FromMinutes(2);

    private readonly Uri _uri;
    private readonly HttpMethod _method;
    private readonly int _lowestStatus;
    private readonly int _highestStatus;
    private readonly HttpClient _client;
    private readonly HttpClient? _ownClient;

    /// <summary>Creates a probe. Later changes to <paramref name="options"/> do not count.</summary>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="options">What to ask, and what to expect.</param>
    /// <exception cref="ArgumentException">An argument is missing or out of range; every fault is told.</exception>
    public HttpChannelProbe(string channel, HttpChannelProbeOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(channel);
        ArgumentNullException.ThrowIfNull(options);
        Channel = channel;
        Check(channel, options);
        _uri = options.Uri!;
        _method = options.Method;
        _lowestStatus = options.LowestStatus;
        _highestStatus = options.HighestStatus;
        _ownClient = options.Client is null ? CreateClient() : null;
        _client = options.Client ?? _ownClient!;
    }

    /// <inheritdoc/>
    public string Channel { get; }

    /// <inheritdoc/>
    public async ValueTask<ChannelProbeResult> ProbeAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(_method, _uri);
        try
        {
            using HttpResponseMessage response = await _client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            int status = (int)response.StatusCode;
            return status >= _lowestStatus && status <= _highestStatus
                ? ChannelProbeResult.Healthy
                : ChannelProbeResult.Failed(string.Create(CultureInfo.InvariantCulture, $"status_{status}"));
        }
        catch (HttpRequestException failure)
        {
            // Its message names the host, and may name more.
            return ChannelProbeResult.Failed($"http_{failure.HttpRequestError}");
        }
    }

    /// <summary>Closes the probe's own client, when it has one.</summary>
    public void Dispose() => _ownClient?.Dispose();

    private static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = LongestConnection,
        AutomaticDecompression = DecompressionMethods.None,

        // The rest of a body that is not read is not waited for either: the connection is closed.
        MaxResponseDrainSize = 0,
    })
    {
        // The one who asks decides how long to wait.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static void Check(string channel, HttpChannelProbeOptions options)
    {
        var faults = new List<string>();
        if (options.Uri is not { IsAbsoluteUri: true } uri || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            faults.Add("Uri is no absolute address; write one that begins with `https://` or `http://`");
        }
        else if (uri.UserInfo.Length > 0)
        {
            faults.Add("Uri holds a user or a password, which would not be sent; set `Client` to one that sends credentials");
        }

        if (options.Method != HttpMethod.Get && options.Method != HttpMethod.Head)
        {
            faults.Add($"Method: `{options.Method}` may change something; use `GET` or `HEAD`");
        }

        faults.CheckRange(nameof(options.LowestStatus), options.LowestStatus, 100, 599);
        faults.CheckRange(nameof(options.HighestStatus), options.HighestStatus, Math.Clamp(options.LowestStatus, 100, 599), 599);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"the HTTP probe of channel `{channel}`: {string.Join("; ", faults)}", nameof(options));
        }
    }
}
