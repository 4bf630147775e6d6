using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Stands between a client and PostgreSQL, and cuts the connection at a commit: before the server hears of it, or after the server did it and before the client hears of that.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly Task _accepting;
    private int _cut;

    /// <param name="server">The port of the server.</param>
    public LossyProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts at the next commit.</summary>
    /// <param name="isDone">Whether the server is to do it.</param>
    public void CutAtCommit(bool isDone) => Volatile.Write(ref _cut, isDone ? 2 : 1);

    /// <summary>Whether it was cut where it was told to.</summary>
    public bool HasCut => Volatile.Read(ref _cut) == 0;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await ((Task)_accepting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync();
            var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _server);
            _ = RelayAsync(client, server);
        }
    }

    private async Task RelayAsync(TcpClient client, TcpClient server)
    {
        using (client)
        using (server)
        {
            (NetworkStream asking, NetworkStream answering) = (client.GetStream(), server.GetStream());
            var isMute = new StrongBox();
            Task answers = CopyAsync(answering, async bytes =>
            {
                if (isMute.Value)
                {
                    return false;
                }

                await asking.WriteAsync(bytes);
                return true;
            });
            Task questions = CopyAsync(asking, async bytes =>
            {
                bool isCommit = Encoding.ASCII.GetString(bytes.Span).Contains("COMMIT\0", StringComparison.Ordinal);
                int cut = isCommit ? Interlocked.Exchange(ref _cut, 0) : 0;
                if (cut == 1)
                {
                    return false;
                }

                isMute.Value = cut == 2;
                await answering.WriteAsync(bytes);
                return true;
            });
            await ((Task)Task.WhenAny(answers, questions)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whatever else ends a connection ends its relay.
    private static async Task CopyAsync(NetworkStream from, Func<ReadOnlyMemory<byte>, Task<bool>> write)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer)) > 0 && await write(buffer.AsMemory(0, read)))
            {
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
        }
    }

    private sealed class StrongBox
    {
        private volatile bool _value;

        public bool Value
        {
            get => _value;
            set => _value = value;
        }
    }
}
