using System.Collections.Immutable;

namespace HostIntegration.Operations;

/// <summary>The switches by which operators of this service take a channel out, as it was before the library came.</summary>
internal sealed class Switchboard
{
    private ImmutableDictionary<string, DateTimeOffset?> _off = ImmutableDictionary.Create<string, DateTimeOffset?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The channels that are switched off, each until when, where known. The same instance until a switch moves.</summary>
    public ImmutableDictionary<string, DateTimeOffset?> Off => Volatile.Read(ref _off);

    public void SwitchOff(string channel, DateTimeOffset? until) =>
        ImmutableInterlocked.Update(ref _off, (off, switched) => off.SetItem(switched.channel, switched.until), (channel, until));

    public void SwitchOn(string channel) => ImmutableInterlocked.Update(ref _off, (off, switched) => off.Remove(switched), channel);
}
