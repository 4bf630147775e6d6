namespace PaymentAvailability.Tests;

/// <summary>When one channel really is in trouble: what the library has to find out. Drawn once from a seed.</summary>
internal sealed class Weather
{
    private const double UsualFailureRate = 0.02;

    private readonly List<Spell> _spells = [];

    public Weather(Random random, DateTimeOffset from, DateTimeOffset to)
    {
        DateTimeOffset at = from.AddHours(6 + (random.NextDouble() * 20));
        while (at < to)
        {
            TimeSpan length = TimeSpan.FromMinutes(10 + (random.NextDouble() * 80));
            _spells.Add(new Spell(at, at + length, random.NextDouble() < 0.6 ? 1 : 0.2 + (random.NextDouble() * 0.5)));
            at += length + TimeSpan.FromHours(8 + (random.NextDouble() * 30));
        }
    }

    public IReadOnlyList<Spell> Spells => _spells;

    public double FailureRateAt(DateTimeOffset at) => SpellAt(at)?.FailureRate ?? UsualFailureRate;

    public Spell? SpellAt(DateTimeOffset at) => _spells.Find(spell => spell.From <= at && at < spell.To);

    /// <summary>One time of trouble.</summary>
    public sealed record Spell(DateTimeOffset From, DateTimeOffset To, double FailureRate)
    {
        public bool IsOutage => FailureRate == 1;
    }
}
