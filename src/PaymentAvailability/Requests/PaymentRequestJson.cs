using System.Text;

namespace PaymentAvailability;

/// <summary>Reads payment requests from JSON.</summary>
/// <remarks>
/// <para>Reading is strict: an unknown or repeated property, a value of the wrong kind, a missing part and an unknown name are all
/// refused, all at once, each with its path and how to mend it. A property that is null counts as not written, and the case of
/// property names does not matter. The grammar is <c>docs/schema/payment-request.schema.json</c>.</para>
/// <para>Safe for concurrent use.</para>
/// </remarks>
public static class PaymentRequestJson
{
    /// <summary>The largest text that is read, in bytes: 1 MiB.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Reads a request.</summary>
    /// <param name="utf8Json">The text in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="PaymentRequestException">The text cannot be read; the exception carries every fault, and nothing personal.</exception>
    public static PaymentRequest Read(ReadOnlySpan<byte> utf8Json) => Read(utf8Json.Length > MaximumBytes
        ? utf8Json[..(MaximumBytes + 1)].ToArray()
        : utf8Json.ToArray().AsMemory());

    /// <summary>Reads a request.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="PaymentRequestException">The text cannot be read; the exception carries every fault, and nothing personal.</exception>
    public static PaymentRequest Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json).AsMemory());
    }

    /// <summary>Reads a request, for example the body of an HTTP request.</summary>
    /// <param name="utf8Json">The text in UTF-8. Read to its end, or until it is larger than <see cref="MaximumBytes"/>; left open.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is <see langword="null"/>.</exception>
    /// <exception cref="PaymentRequestException">The text cannot be read; the exception carries every fault, and nothing personal.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<PaymentRequest> ReadAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return Read(await BoundedText.ReadAsync(utf8Json, MaximumBytes, cancellationToken).ConfigureAwait(false));
    }

    private static PaymentRequest Read(ReadOnlyMemory<byte> utf8Json)
    {
        var reading = new InputReading(InputDialect.Request);
        PaymentRequest? request = null;
        if (utf8Json.Length > MaximumBytes)
        {
            reading.RefuseSize(MaximumBytes);
        }
        else if (reading.Parse(utf8Json) is { } document)
        {
            using (document)
            {
                request = PaymentRequestReader.Read(reading.Root(document));
            }
        }

        // What can be written but not resolved is refused here too, so that a request that was read can be resolved.
        if (request is not null && reading.Faults.Count == 0 && RequestGuard.FindFault(request) is { } fault)
        {
            string[] parts = fault.Split("; ", 2);
            reading.Faults.Add("", null, parts[0], parts[^1]);
        }

        return request is not null && reading.Faults.Count == 0 ? request : throw new PaymentRequestException([.. reading.Faults.ToArray()]);
    }
}
