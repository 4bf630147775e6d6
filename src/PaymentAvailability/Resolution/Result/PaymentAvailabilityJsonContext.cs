using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>
/// JSON of the library's results without reflection. Add it to the resolvers of a host's options
/// (<c>options.TypeInfoResolverChain.Add(PaymentAvailabilityJsonContext.Default)</c>) to return results from an
/// endpoint for operators. Payers get texts through <see cref="ReasonTexts"/>: not every reason is theirs to know.
/// </summary>
[JsonSerializable(typeof(AvailabilityResult))]
public sealed partial class PaymentAvailabilityJsonContext : JsonSerializerContext;
