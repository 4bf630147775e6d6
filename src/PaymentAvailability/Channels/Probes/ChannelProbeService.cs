using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Runs the probes of one registration, each on its own schedule, and never two of one channel at once. Started once and stopped once.</summary>
internal sealed class ChannelProbeService
{
    private readonly ChannelProbeOptions _options;
    private readonly TimeProvider _time;
    private readonly ProbeRunner[] _runners;

    public ChannelProbeService(
        IReadOnlyList<IChannelProbe> probes, IProbeSink sink, ChannelProbeOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        var channels = new Dictionary<string, ProbedChannel>(StringComparer.OrdinalIgnoreCase);
        _runners = new ProbeRunner[probes.Count];
        ulong seed = options.Seed ?? RandomSeed();
        for (int i = 0; i < _runners.Length; i++)
        {
            string name = NameOf(probes[i]);
            if (!channels.TryGetValue(name, out ProbedChannel? channel))
            {
                channels.Add(name, channel = new ProbedChannel());
            }

            // A generator each, so that the schedule of one does not depend on how long another takes.
            var random = new Random((int)((seed ^ (seed >> 32)) + ((ulong)i * 0x9E3779B9)));
            _runners[i] = new ProbeRunner(probes[i], name, channel, sink, options, random, time, logger);
        }
    }

    public void Start()
    {
        foreach (ProbeRunner runner in _runners)
        {
            runner.Start();
        }
    }

    /// <summary>Reports nothing more, and waits for probes that run as long as one may take. Never fails.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] running = [.. _runners.Select(runner => runner.StopAsync())];
        await Task.WhenAll(running).WaitAsync(_options.Timeout, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string NameOf(IChannelProbe probe) => !string.IsNullOrWhiteSpace(probe.Channel)
        ? probe.Channel
        : throw new InvalidOperationException($"the probe `{probe.GetType()}` names no channel; let its `Channel` return an identifier of the catalog");

    private static ulong RandomSeed()
    {
        Span<byte> random = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(random);
        return BinaryPrimitives.ReadUInt64LittleEndian(random);
    }
}
