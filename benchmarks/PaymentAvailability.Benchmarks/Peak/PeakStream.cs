namespace PaymentAvailability.Benchmarks;

/// <summary>
/// An hour in eleven seconds: quiet, rising, a peak of ten times the quiet rate, falling, quiet again. The same seed gives the same payments.
/// </summary>
internal static class PeakStream
{
    /// <summary>When the last payment comes, in seconds.</summary>
    public const double Seconds = 11;

    /// <summary>The quiet rate as a share of the peak's.</summary>
    private const double Quiet = 0.1;

    private const double FraudShare = 0.01;
    private const double AlwaysMistyped = 0.01;
    private const double FumbleShare = 0.03;
    private const double SharedDeviceShare = 0.04;
    private const double HonestPass = 0.975;
    private const double FraudPass = 0.05;

    // Dealers' counters, and the devices of gangs: each gang pays ten times in a row from one.
    private const int SharedDevices = 25;
    private const int PaymentsOfGang = 10;
    private const double SecondsBetweenGang = 0.01;

    // Without a common divisor with the number of orders, so that no order comes twice.
    private const int OrderStep = 7_919;

    private static readonly (double From, double Rate)[] Shape = [(0, Quiet), (1, Quiet), (3, 1), (6.5, 1), (9, Quiet), (Seconds, Quiet)];

    /// <param name="seed">Makes everything.</param>
    /// <param name="peakPerSecond">How many come a second in the peak.</param>
    public static PeakPayment[] Make(int seed, double peakPerSecond)
    {
        var random = new Random(seed);
        var payments = new List<PeakPayment>();
        int gangs = 0;
        double due = 0;
        while (true)
        {
            // Thinning (Lewis and Shedler, 1979): a Poisson stream at the peak's rate, of which each payment stays with the share of the moment.
            due += -Math.Log(1 - random.NextDouble()) / peakPerSecond;
            if (due >= Seconds)
            {
                return [.. payments.Where(payment => payment.Due < Seconds).OrderBy(payment => payment.Due)];
            }

            if (random.NextDouble() < RateAt(due))
            {
                if (random.NextDouble() >= FraudShare / PaymentsOfGang)
                {
                    payments.Add(Next(random, due, payments.Count, gang: null));
                    continue;
                }

                gangs++;
                for (int i = 0; i < PaymentsOfGang; i++)
                {
                    payments.Add(Next(random, due + i * SecondsBetweenGang, payments.Count, gangs));
                }
            }
        }
    }

    private static PeakPayment Next(Random random, double due, int number, int? gang)
    {
        bool isHonest = gang is null;
        bool isShared = random.NextDouble() < SharedDeviceShare;
        int device = random.Next(SharedDevices);
        double fumbling = random.NextDouble();
        return new PeakPayment
        {
            Due = due,
            Order = new LoanOrder((int)((long)number * OrderStep % LoanOrder.Count)),
            IsHonest = isHonest,
            Device = !isHonest ? $"gang-{gang}" : isShared ? $"shared-{device}" : $"own-{number}",
            Fumbles = !isHonest || fumbling >= FumbleShare ? 0 : fumbling < FumbleShare / 3 ? 2 : 1,
            IsAlwaysMistyped = random.NextDouble() < AlwaysMistyped,
            PassesVerification = random.NextDouble() < (isHonest ? HonestPass : FraudPass),
            ChannelLuck = [random.NextDouble(), random.NextDouble()],
            Slowness = random.NextDouble(),
        };
    }

    private static double RateAt(double moment)
    {
        int next = Array.FindIndex(Shape, corner => corner.From > moment);
        ((double from, double before), (double to, double after)) = (Shape[next - 1], Shape[next]);
        return before + (after - before) * (moment - from) / (to - from);
    }
}
