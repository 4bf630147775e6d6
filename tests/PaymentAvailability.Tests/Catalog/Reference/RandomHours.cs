namespace PaymentAvailability.Tests;

/// <summary>Random service hours, and a clock that mostly moves in small steps.</summary>
internal sealed class RandomHours
{
    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"];
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly Random _random;
    private readonly ServiceHoursDefinition[] _choices;
    private readonly double _density;
    private DateTimeOffset _now;

    public RandomHours(Random random)
    {
        _random = random;
        _density = random.Next(3) == 0 ? 0.1 : 0;
        _choices = [.. Enumerable.Range(0, _density == 0 ? 0 : random.Next(1, 6)).Select(_ => NextDefinition())];
        _now = Start.AddMinutes(random.Next(365 * 24 * 60));
    }

    public ServiceHoursDefinition? NextHours() => _random.NextDouble() < _density ? _choices[_random.Next(_choices.Length)] : null;

    public DateTimeOffset NextTime() => _now = _random.Next(50) switch
    {
        0 => Start.AddMinutes(_random.Next(365 * 24 * 60)),
        1 => _now.AddMinutes(_random.Next(-600, 600)),
        _ => _now.AddSeconds(1),
    };

    private ServiceHoursDefinition NextDefinition() => new()
    {
        TimeZone = Zones[_random.Next(Zones.Length)],
        Windows =
        [
            .. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => new ServiceWindowDefinition
            {
                Days = [.. Days.Where(_ => _random.Next(3) > 0).DefaultIfEmpty("mon")],
                From = $"{_random.Next(24):00}:{_random.Next(60):00}",
                To = $"{_random.Next(24):00}:{_random.Next(60):00}",
            }),
        ],
    };
}
