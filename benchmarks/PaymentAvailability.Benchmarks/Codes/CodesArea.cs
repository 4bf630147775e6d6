using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>How many codes of the shared lists are mapped, whether colliding codes are told apart, and how long a look-up takes.</summary>
internal sealed class CodesArea : Area
{
    private const int Runs = 20;
    private const int Passes = 200;
    private const string Absent = "../shared/data/codes is absent";

    public override string Name => "codes";

    public override void Measure(FigureWriter figures)
    {
        figures.Write("codes.count", GatewayCodes.BuiltIn.Count, "codes");
        WriteCoverage(figures);
        if (SharedCodes.Find() is { } shared)
        {
            figures.Write("codes.find_ns", NanosecondsOf(shared.Responses), "ns");
            return;
        }

        figures.Skip("codes.find_ns", Absent);
    }

    /// <summary>Prints how many codes are mapped and told apart.</summary>
    public static void WriteCoverage(FigureWriter figures)
    {
        if (SharedCodes.Find() is { } shared)
        {
            figures.Write("codes.mapped_percent", 100.0 * shared.Responses.Count(response => Find(response).IsMapped) / shared.Responses.Count, "%");
            figures.Write("codes.collisions_right", shared.Collisions.Count(collision => collision.IsRight), "codes");
            return;
        }

        figures.Skip("codes.mapped_percent", Absent);
        figures.Skip("codes.collisions_right", Absent);
    }

    private static GatewayResult Find(in GatewayResponse response) => GatewayCodes.BuiltIn.Find(response);

    private static double NanosecondsOf(IReadOnlyList<GatewayResponse> responses)
    {
        var samples = new List<double>();
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int pass = 0; pass < Passes; pass++)
            {
                foreach (GatewayResponse response in responses) _ = Find(response);
            }

            samples.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / Passes / responses.Count);
        }

        return samples.Median();
    }
}
