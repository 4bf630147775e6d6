using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>One attempt to pay one order: what the host reports about.</summary>
/// <remarks>
/// <see cref="OrderId"/> and <see cref="Id"/> identify it, both compared ordinally; the rest describes it and may be left out of any
/// report. The three references are opaque to the library and are never printed, logged or serialised. Every property refuses a
/// malformed value with an <see cref="ArgumentException"/> that does not repeat it. Immutable, safe for concurrent use.
/// </remarks>
[JsonConverter(typeof(PaymentAttemptJsonConverter))]
public sealed record PaymentAttempt
{
    /// <summary>The order to be paid, as in <see cref="PaymentRequest.OrderId"/>. At most 128 characters without control characters and halves of characters.</summary>
    public required string OrderId { get; init => field = Checked(value, "order"); }

    /// <summary>The host's reference to this attempt, never used for another one. At most 128 characters without control characters and halves of characters.</summary>
    public required string Id { get; init => field = Checked(value, "attempt"); }

    /// <summary>The payer, as in <see cref="PaymentRequest.PayerId"/>. At most 128 characters without control characters and halves of characters.</summary>
    public string? PayerId { get; init => field = value is null ? null : Checked(value, "payer"); }

    /// <summary>The method, by the identifier in the catalog.</summary>
    public string? Method { get; init => field = CheckedToken(value, "method"); }

    /// <summary>The channel, by the identifier in the catalog. With <see cref="Method"/> it names the route.</summary>
    public string? Channel { get; init => field = CheckedToken(value, "channel"); }

    /// <summary>The bank of the instrument, by the identifier that the catalog uses.</summary>
    public string? Bank { get; init => field = CheckedToken(value, "bank"); }

    /// <summary>What is to be paid; positive.</summary>
    public Money? Amount
    {
        get;
        init => field = value is { Currency.IsNone: true } or { Amount: <= 0 }
            ? throw new ArgumentException("the amount of the attempt has no currency or is not positive; give it both, such as 5000.00 CNY", nameof(value))
            : value;
    }

    /// <summary>The same attempt over a route: its method and its channel.</summary>
    /// <param name="route">The route, such as the first of an option.</param>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is <see langword="null"/>.</exception>
    public PaymentAttempt Over(PaymentRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return this with { Method = route.Method.Id, Channel = route.Channel.Id };
    }

    /// <summary>No reference, only the amount where it is known: references may be personal.</summary>
    public override string ToString() => Amount is { } amount ? $"payment attempt of {amount}" : "payment attempt";

    private static string Checked(string? value, string what) => Reference.IsValid(value)
        ? value!
        : throw new ArgumentException($"the {what} reference of the attempt was refused; use {Reference.Form}", nameof(value));

    private static string? CheckedToken(string? value, string what) => value is null || Token.IsValid(value)
        ? value
        : throw new ArgumentException($"the {what} of the attempt is no identifier; use {Token.Form}", nameof(value));
}
