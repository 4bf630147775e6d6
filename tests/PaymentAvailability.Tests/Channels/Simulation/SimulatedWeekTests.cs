namespace PaymentAvailability.Tests;

/// <summary>Virtual weeks through the whole library. Each failure names its seed; the fresh one is new in every run.</summary>
public sealed class SimulatedWeekTests
{
    public static TheoryData<int, bool> Weeks() => new()
    {
        { 1, false }, { 20261122, true }, { Environment.TickCount & 0x7FFFFFFF, true },
    };

    [Theory]
    [MemberData(nameof(Weeks), DisableDiscoveryEnumeration = true)]
    public async Task Channels_fail_and_recover_and_payers_hardly_notice(int seed, bool isHostile)
    {
        using var week = new SimulatedWeek(seed, isHostile);

        await week.RunAsync();

        string because = $"seed {seed}, {(isHostile ? "hostile" : "kind")}, {week.PaymentCount} payments: {week.PaidAtOnce} at once, {week.PaidAtOnceWithoutTheLibrary} without the library; times down {string.Join(", ", week.TimesDown.Select(d => $"{d.Channel} {d.At:dd HH:mm} {d.WasInTrouble}"))}; into outages {string.Join(", ", week.PaymentsIntoOutages.Values)}";
        TestContext.Current.TestOutputHelper!.WriteLine(because);
        week.MomentsWithAllDown.Should().Be(0, because);
        week.TimesDown.Count(time => !time.WasInTrouble).Should().BeLessThanOrEqualTo(isHostile ? 3 : 1, because);
        week.PaymentsIntoOutages.Values.Should().OnlyContain(count => count <= 40, because);
        week.LongestClosedForNothing.Values.Should().OnlyContain(closed => closed <= TimeSpan.FromMinutes(11), because);
        ((double)week.PaidAtOnce / week.PaymentCount).Should().BeGreaterThan(0.95, because);
    }
}
