using System.Net.Sockets;

namespace PaymentAvailability;

/// <summary>Connects to a channel over TCP and closes the connection; sends nothing. Safe for concurrent use.</summary>
public sealed class TcpChannelProbe : IChannelProbe
{
    private readonly string _host;
    private readonly int _port;

    /// <summary>Creates a probe.</summary>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="host">A name or an address; each address of a name is tried until one answers.</param>
    /// <param name="port">1 to 65535.</param>
    /// <exception cref="ArgumentException"><paramref name="channel"/> or <paramref name="host"/> is blank, or <paramref name="port"/> out of range.</exception>
    public TcpChannelProbe(string channel, string host, int port)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(channel);
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        if (port is < 1 or > 65_535)
            throw new ArgumentOutOfRangeException(nameof(port), port, "a port is out of range; use 1 to 65535");

        Channel = channel;
        _host = host;
        _port = port;
    }

    /// <inheritdoc/>
    public string Channel { get; }

    /// <inheritdoc/>
    public async ValueTask<ChannelProbeResult> ProbeAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(_host, _port, cancellationToken).ConfigureAwait(false);
            return ChannelProbeResult.Healthy;
        }
        catch (SocketException failure)
        {
            return ChannelProbeResult.Failed($"tcp_{failure.SocketErrorCode}");
        }
    }
}
