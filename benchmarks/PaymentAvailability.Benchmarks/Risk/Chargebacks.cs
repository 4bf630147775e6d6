using System.Globalization;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>Real card payments of a month, some of them charged back, in the order of time.</summary>
internal static class Chargebacks
{
    /// <summary>Reads them, or <see langword="null"/> where they are not at hand.</summary>
    public static CardPayment[]? TryRead()
    {
        string path = Path.Combine(ProjectRoot.Path, "..", "shared", "data", "chargebacks.csv");
        return File.Exists(path)
            ? [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length == 8).Select(Read).OrderBy(payment => payment.At)]
            : null;
    }

    private static CardPayment Read(string[] cells) => new(
        DateTime.Parse(cells[4], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        cells[2],
        cells[3],
        cells[6],
        cells[1],
        double.Parse(cells[5], CultureInfo.InvariantCulture),
        cells[7] == "TRUE");
}

/// <summary>One real card payment; a device that is not known is empty.</summary>
internal sealed record CardPayment(DateTime At, string User, string Card, string Device, string Merchant, double Amount, bool IsChargedBack);
