using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Shares the health of channels among the instances of one process. Safe for concurrent use.</summary>
/// <remarks>Instances not heard of for five minutes are forgotten; at most 1,024 are kept, the oldest giving way.</remarks>
public sealed class InMemoryChannelHealthExchange : IChannelHealthExchange
{
    private const int MostInstances = 1_024;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, ChannelHealthShare> _shares = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ChannelHealthShare>> ExchangeAsync(ChannelHealthShare own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        cancellationToken.ThrowIfCancellationRequested();
        _shares[own.Instance] = own;
        foreach (ChannelHealthShare old in _shares.Values.Where(share => own.At - share.At > Silence)
            .Concat(_shares.Values.OrderByDescending(share => share.At).Skip(MostInstances)))
        {
            _shares.TryRemove(KeyValuePair.Create(old.Instance, old));
        }

        return new([.. _shares.Values.Where(share => share.Instance != own.Instance)]);
    }
}
