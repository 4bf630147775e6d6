namespace PaymentAvailability;

/// <summary>Reads a stream that may be longer than is good.</summary>
internal static class BoundedText
{
    private const int BufferSize = 81_920;

    /// <summary>Everything up to <paramref name="maximum"/> bytes, and at least one more when there is more.</summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, int maximum)
    {
        using var text = new MemoryStream();
        var buffer = new byte[BufferSize];
        int count;
        while (text.Length <= maximum && (count = stream.Read(buffer)) > 0)
        {
            text.Write(buffer, 0, count);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int maximum, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[BufferSize];
        int count;
        while (text.Length <= maximum && (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            text.Write(buffer, 0, count);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
