namespace PaymentAvailability;

/// <summary>
/// Turns a number into the few inputs that let a linear model follow a curve: its magnitude beside the typical one, whether it is nothing, and where it lies among
/// knots, one for each doubling and one for each quarter of a doubling. Between two knots both share (linear splines, the hat functions of
/// a generalised additive model: T. Hastie, R. Tibshirani, 1990), so that what is learned has no steps.
/// </summary>
/// <remarks>The encoding is part of what is saved: a change needs a new format of the saved state.</remarks>
internal static class FeatureEncoder
{
    /// <summary>The input that is the magnitude itself.</summary>
    public const int Magnitude = 0;

    /// <summary>A magnitude of 1 stands for so many doublings of one plus the number.</summary>
    public const double DoublingsOfMagnitude = 10;

    /// <summary>How many inputs a feature has.</summary>
    public const int Inputs = FineBelow + FineKnots;

    /// <summary>The most inputs that one number turns into.</summary>
    public const int MostActive = 5;

    /// <summary>How many places <see cref="PlaceOf"/> tells apart.</summary>
    public const int Places = (2 * CoarseKnots) + 1;

    private const int Zero = 1;
    private const int CoarseAbove = 2;
    private const int CoarseBelow = CoarseAbove + CoarseKnots;
    private const int FineAbove = CoarseBelow + CoarseKnots;
    private const int FineBelow = FineAbove + FineKnots;

    private const int Doublings = 40;
    private const int FinePerDoubling = 4;
    private const int CoarseKnots = Doublings + 1;
    private const int FineKnots = (Doublings * FinePerDoubling) + 1;

    // From about a thousandth to about a thousand million.
    private const int LeastExponent = -10;

    /// <summary>The magnitude of a number, from -1 to 1: doublings of one plus it.</summary>
    public static double MagnitudeOf(double value) =>
        Math.CopySign(Math.Min(Math.Log2(1 + Math.Abs(value)) / DoublingsOfMagnitude, 1), value);

    /// <summary>Encodes one number.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="typical">The magnitude that stands for 0.</param>
    /// <param name="inputs">Takes the inputs, <see cref="MostActive"/> at most.</param>
    /// <returns>How many inputs there are: none when the number is not known.</returns>
    public static int Encode(double value, double typical, Span<FeatureInput> inputs)
    {
        if (double.IsNaN(value))
            return 0;

        inputs[0] = new FeatureInput(Magnitude, (float)Math.Clamp(MagnitudeOf(value) - typical, -1, 1));
        if (value == 0)
        {
            inputs[1] = new FeatureInput(Zero, 1);
            return 2;
        }

        double position = PositionOf(value);
        Share(position, CoarseKnots, value > 0 ? CoarseAbove : CoarseBelow, inputs[1..]);
        Share(position * FinePerDoubling, FineKnots, value > 0 ? FineAbove : FineBelow, inputs[3..]);
        return MostActive;
    }

    /// <summary>The doubling nearest to a number, for pairs of features.</summary>
    /// <param name="value">Any number that is known.</param>
    /// <returns>From 0 up to but without <see cref="Places"/>; the middle is nothing.</returns>
    public static int PlaceOf(double value)
    {
        int knot = value == 0 ? -1 : (int)Math.Round(PositionOf(value));
        return value < 0 ? CoarseKnots - 1 - knot : CoarseKnots + 1 + knot;
    }

    private static double PositionOf(double value) => Math.Clamp(Math.Log2(Math.Abs(value)) - LeastExponent, 0, Doublings);

    private static void Share(double position, int knots, int first, Span<FeatureInput> inputs)
    {
        int knot = Math.Min((int)position, knots - 2);
        float upper = (float)(position - knot);
        inputs[0] = new FeatureInput(first + knot, 1 - upper);
        inputs[1] = new FeatureInput(first + knot + 1, upper);
    }
}
