namespace PaymentAvailability.Benchmarks;

/// <summary>The command <c>score</c>: measures one area, or lists the areas there are.</summary>
internal static class Score
{
    private const int Measured = 0;
    private const int NotUnderstood = 2;

    private static readonly Area[] Areas =
        [new MatchingArea(), new ResolveArea(), new DiagnosisArea(), new CodesArea(), new ChannelsArea(), new RoutingArea(), new OrdersArea(), new OverloadArea(), new VelocityArea(), new RiskArea()];

    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is [var name] && Array.Find(Areas, area => area.Name == name) is { } chosen)
        {
            chosen.Measure(new FigureWriter(output));
            return Measured;
        }

        errors.WriteLine(arguments is [var unknown] ? $"`{unknown}` is no area; choose one of:" : "name one area:");
        foreach (Area area in Areas)
            errors.WriteLine($"  score {area.Name}");
        return NotUnderstood;
    }
}
