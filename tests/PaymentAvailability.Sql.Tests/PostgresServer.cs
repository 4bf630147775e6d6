using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A private PostgreSQL server on a free loopback port, from the binaries of this machine; gone when it is disposed.</summary>
/// <remarks>PostgreSQL refuses to run as root, so root has it run as the user <c>postgres</c> that its package makes.</remarks>
internal sealed class PostgresServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Some machines link a few of them elsewhere, so that one alone does not tell where the others are.
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    private readonly string _binaries;
    private readonly string _folder;
    private readonly int _port;
    private int _databases;

    private PostgresServer(string binaries, string folder, int port)
    {
        _binaries = binaries;
        _folder = folder;
        _port = port;
    }

    /// <summary>Where the binaries are, if anywhere.</summary>
    public static string? FindBinaries()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string packages = "/usr/lib/postgresql";
        if (Directory.Exists(packages))
        {
            folders = folders.Concat(Directory.GetDirectories(packages).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")));
        }

        return folders.FirstOrDefault(folder => Array.TrueForAll(Programs, program => File.Exists(Path.Combine(folder, program))));
    }

    /// <summary>Makes a server and starts it; <see langword="null"/> when there are no binaries.</summary>
    /// <param name="settings">Settings of the server, such as <c>fsync=off</c>.</param>
    public static PostgresServer? TryStart(params string[] settings)
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        string folder = Directory.CreateTempSubdirectory("payment-availability-postgres-").FullName;
        var server = new PostgresServer(binaries, folder, FreePort());
        try
        {
            if (Environment.IsPrivilegedProcess)
            {
                Run("chown", "postgres", folder);
            }

            server.RunAsOwner("initdb", "-D", server.Data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
            File.AppendAllLines(Path.Combine(server.Data, "postgresql.conf"),
                [$"port = {server._port}", "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 200", .. settings]);
            server.Start();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>How to connect to a database.</summary>
    public string ConnectionString(string database = "postgres", string user = "tests") =>
        $"Host=127.0.0.1;Port={_port};Username={user};Database={database}";

    /// <summary>Makes an empty database, and tells how to connect to it.</summary>
    public string CreateDatabase()
    {
        string name = $"database_{Interlocked.Increment(ref _databases)}";
        Execute($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Runs a statement, as the owner of everything.</summary>
    public void Execute(string statement, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public void Start() => RunAsOwner("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-t", "60", "start");

    /// <summary>Ends the server as a crash would: no connection is told, nothing is written any more.</summary>
    public void Kill() => RunAsOwner("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void RunAsOwner(string binary, params string[] arguments)
    {
        string path = Path.Combine(_binaries, binary);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    // Output goes nowhere: the server inherits it, and would hold it open for as long as it runs.
    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (string argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        if (!process.WaitForExit(Patience) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{Path.GetFileName(program)} {string.Join(' ', arguments)}` did not succeed");
        }
    }
}
