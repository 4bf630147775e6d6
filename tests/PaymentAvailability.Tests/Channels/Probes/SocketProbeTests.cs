using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>Probes against real sockets on this machine.</summary>
public sealed class SocketProbeTests
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", null)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nthe rest never comes", null)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", "status_302")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "status_500")]
    [InlineData("HTTP/1.1 503 Oops\r\nContent-Length: 0\r\n\r\n", "status_503")]
    [InlineData("what is this\r\n\r\n", "http_InvalidResponse")]
    [InlineData("", "http_ResponseEnded")]
    public async Task Http_judges_by_the_status(string answer, string? problem)
    {
        using var server = new OneAnswer(async (stream, _) =>
        {
            await ReadRequestAsync(stream);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            stream.Socket.Shutdown(SocketShutdown.Send);
        });
        using var probe = new HttpChannelProbe("netsunion", new HttpChannelProbeOptions { Uri = server.Uri });

        ChannelProbeResult result = await probe.ProbeAsync(default).Soon();

        result.Problem.Should().Be(problem);
        if (problem == "status_302")
            server.Connections.Should().Be(1, "no redirect is followed");
    }

    [Fact]
    public async Task Http_asks_as_it_is_told_and_expects_what_it_is_told()
    {
        string? request = null;
        using var server = new OneAnswer(async (stream, _) =>
        {
            request = await ReadRequestAsync(stream);
            await stream.WriteAsync("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        });
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-From", "us");
        using var probe = new HttpChannelProbe("netsunion", new HttpChannelProbeOptions
        {
            Uri = server.Uri, Method = HttpMethod.Head, LowestStatus = 400, HighestStatus = 499, Client = client,
        });

        (await probe.ProbeAsync(default).Soon()).IsHealthy.Should().BeTrue();

        request.Should().StartWith("HEAD /health?token=s3cret HTTP/1.1").And.Contain("X-From: us");
        probe.Dispose();
        client.Invoking(own => own.CancelPendingRequests()).Should().NotThrow("the client stays the host's");
    }

    [Fact]
    public async Task Http_that_hangs_ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new OneAnswer(async (stream, stopped) =>
        {
            await ReadRequestAsync(stream);
            await cancellation.CancelAsync();
            await stopped;
        });
        using var probe = new HttpChannelProbe("netsunion", new HttpChannelProbeOptions { Uri = server.Uri });

        await probe.Invoking(each => each.ProbeAsync(cancellation.Token).Soon()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_refused_connection_is_a_failure_and_its_address_is_told_nobody()
    {
        int port;
        using (var server = new OneAnswer((_, _) => Task.CompletedTask))
            port = server.Port;
        using var http = new HttpChannelProbe("netsunion", new HttpChannelProbeOptions { Uri = new Uri($"http://127.0.0.1:{port}/?token={Secret}") });

        (await http.ProbeAsync(default).Soon()).ToString().Should().Be("http_ConnectionError");
        (await new TcpChannelProbe("netsunion", "127.0.0.1", port).ProbeAsync(default).Soon()).ToString().Should().Be("tcp_ConnectionRefused");
        (await new TcpChannelProbe("netsunion", "no-such-host.invalid", 1).ProbeAsync(default).Soon()).IsHealthy.Should().BeFalse();
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_a_failure_over_http_and_none_over_tcp()
    {
        using var server = new OneAnswer(async (stream, _) =>
        {
            await ReadRequestAsync(stream);
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Close();
        });
        using var http = new HttpChannelProbe("netsunion", new HttpChannelProbeOptions { Uri = server.Uri });

        (await http.ProbeAsync(default).Soon()).IsHealthy.Should().BeFalse();
        (await new TcpChannelProbe("netsunion", "localhost", server.Port).ProbeAsync(default).Soon()).Should().BeSameAs(ChannelProbeResult.Healthy);
    }

    [Fact]
    public void Faulty_options_are_told_all_at_once_without_the_address()
    {
        var faulty = new HttpChannelProbeOptions
        {
            Uri = new Uri($"https://user:{Secret}@gateway.example/"), Method = HttpMethod.Post, LowestStatus = 300, HighestStatus = 200,
        };

        string message = FluentActions.Invoking(() => new HttpChannelProbe("netsunion", faulty)).Should().Throw<ArgumentException>().Which.Message;

        message.Should().Contain("netsunion").And.Contain("Client").And.Contain("`POST`").And.Contain("HighestStatus: `200` is out of range; use 300 to 599");
        message.Should().NotContain(Secret).And.NotContain("gateway");
        FluentActions.Invoking(() => new HttpChannelProbe("netsunion", new HttpChannelProbeOptions { Uri = new Uri("ftp://x/") }))
            .Should().Throw<ArgumentException>().WithMessage("*Uri is no absolute address*");
        FluentActions.Invoking(() => new TcpChannelProbe("netsunion", "localhost", 0)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_problem_that_may_be_personal_is_refused() => FluentActions.Invoking(() => ChannelProbeResult.Failed("6222021234567890123"))
        .Should().Throw<ArgumentException>().Which.Message.Should().NotContain("62220");

    [Fact]
    public async Task A_faulty_probe_and_faulty_options_stop_the_start()
    {
        (await TestHost.StartAsync(services => services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment)
            .AddHttpProbe("netsunion", new Uri("ftp://gateway.example/")))).Should().BeOfType<ArgumentException>();
        (await TestHost.StartAsync(services => services.Configure<ChannelProbeOptions>(options => options.Jitter = 3)
            .AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment))).Should().BeOfType<Microsoft.Extensions.Options.OptionsValidationException>();
    }

    [Fact]
    public async Task Each_registration_runs_its_own_probes_while_the_host_runs()
    {
        var record = new ProbeRecord();
        var other = new ProbeRecord();
        ScriptedProbe probe = ScriptedProbe.Healthy("netsunion");
        Exception? complaint = await TestHost.StartAsync(services =>
        {
            services.AddSingleton<TimeProvider>(new FakeTime());
            services.AddSingleton<IProbeSink>(record);
            services.AddKeyedSingleton<IProbeSink>("south", other);
            services.Configure<ChannelProbeOptions>(options => options.Seed = 1);
            services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment).AddChannelProbe(_ => probe).AddTcpProbe("unionpay", "localhost", 1);
            services.AddKeyedPaymentAvailability("south").UseCatalog(TestCatalogs.Repayment);
        });

        complaint.Should().BeNull();
        other.IsEmpty.Should().BeTrue();
    }

    private static async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[4096];
        int length = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read == 0)
                break;
            length += read;
        }

        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    /// <summary>A server that does the same with every connection.</summary>
    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _stopped = new();
        private int _connections;

        public OneAnswer(Func<NetworkStream, Task, Task> answer)
        {
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    Socket socket = await _listener.AcceptSocketAsync();
                    Interlocked.Increment(ref _connections);
                    _ = Task.Run(async () =>
                    {
                        await using var stream = new NetworkStream(socket, ownsSocket: true);
                        await answer(stream, _stopped.Task);
                    });
                }
            });
        }

        public int Port { get; }

        public Uri Uri => new($"http://127.0.0.1:{Port}/health?token={Secret}");

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose()
        {
            _listener.Dispose();
            _stopped.TrySetResult();
        }
    }
}
