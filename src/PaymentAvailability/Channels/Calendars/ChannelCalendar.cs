#pragma warning disable CA1822
namespace PaymentAvailability;

internal readonly record struct ChannelClosing(DateTimeOffset From, DateTimeOffset Until);

/// <summary>stub</summary>
internal sealed class ChannelCalendar
{
    public ChannelClosing? ClosingAt(DateTimeOffset at) => null;
    public DateTimeOffset? NextChange(DateTimeOffset at) => null;
    public ChannelClosing? NextClosing(DateTimeOffset at) => null;
}
