using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>JSON of what audiences see, without reflection; add it to the resolvers of a host's options to return views from an endpoint.</summary>
[JsonSerializable(typeof(PayerView))]
[JsonSerializable(typeof(SupportView))]
[JsonSerializable(typeof(OperatorView))]
public sealed partial class AudienceJsonContext : JsonSerializerContext;
