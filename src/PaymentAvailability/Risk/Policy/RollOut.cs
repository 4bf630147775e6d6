using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>Says for which payers something has effect: a stable share of them, the same in every instance and after a restart.</summary>
internal static class RollOut
{
    /// <summary>Whether a rule, a response or a policy has effect for a payer.</summary>
    public static bool IsEnforced(string name, RiskMode mode, double share, PaymentRequest request) => mode == RiskMode.Enforced && Covers(name, share, request);

    /// <summary>Whether a share covers a payer; the same payers are covered, and more, when the share grows.</summary>
    /// <param name="name">What is rolled out; another name covers other payers first.</param>
    /// <param name="share">0 for none to 1 for all.</param>
    /// <param name="request">Names the payer; where it does not, the device, and else the order. A request that names nothing is covered only by a whole share.</param>
    public static bool Covers(string name, double share, PaymentRequest request)
    {
        if (share >= 1)
        {
            return true;
        }

        string? unit = request.PayerId ?? request.Client?.DeviceId ?? request.OrderId;
        return share > 0 && unit is not null && PlaceOf(name, unit) < share;
    }

    // 0 to below 1, evenly, and without a pattern between names.
    private static double PlaceOf(string name, string unit)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{unit}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
