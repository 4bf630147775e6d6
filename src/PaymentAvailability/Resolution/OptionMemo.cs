using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Hands out again what was put together shortly before. Payments differ, but what is closed and why mostly does not, and equal
/// immutable answers may be one. Only options without an instrument are kept, so nothing that names a payer stays behind; what is kept is
/// bounded and gives way to what comes after it.
/// </summary>
internal sealed class OptionMemo
{
    private readonly SharedReasonLists _reasonLists = new();
    private PaymentCatalog? _catalog;
    private Recent[] _methods = [];

    /// <summary>Forgets the options of another catalog.</summary>
    public void Use(PaymentCatalog catalog)
    {
        if (!ReferenceEquals(_catalog, catalog))
        {
            _catalog = catalog;
            _methods = new Recent[catalog.Methods.Length];
        }
    }

    /// <summary>The reasons as a list that equal ones share.</summary>
    public ImmutableArray<Reason> Share(List<Reason> reasons) => _reasonLists.Share(reasons);

    /// <summary>The method, closed by these routes' reasons.</summary>
    public ClosedOption Closed(PaymentMethod method, PaymentInstrument? instrument, ReadOnlySpan<ClosedRoute> routes)
    {
        if (instrument is not null)
        {
            return new ClosedOption(method, instrument, [.. routes]);
        }

        ref Recent recent = ref _methods[method.Index];
        if (recent.Closed is { } last && AreSame(last.Routes.AsSpan(), routes))
        {
            return last;
        }

        if (recent.ClosedBefore is { } before && AreSame(before.Routes.AsSpan(), routes))
        {
            (recent.Closed, recent.ClosedBefore) = (before, recent.Closed);
            return before;
        }

        recent.ClosedBefore = recent.Closed;
        return recent.Closed = new ClosedOption(method, null, [.. routes]);
    }

    /// <summary>The method, open over all its routes as the catalog has them and with no verification but its own.</summary>
    public PaymentOption FullyOpen(PaymentMethod method) =>
        _methods[method.Index].Open ??= new PaymentOption(method, null, method.Routes, [], method.Verification, []);

    /// <summary>The method, open over some of its routes or in another order, and with no verification but its own.</summary>
    /// <param name="method">The method.</param>
    /// <param name="open">The routes that <paramref name="closed"/> leaves, in order.</param>
    /// <param name="closed">The others.</param>
    public PaymentOption PartlyOpen(PaymentMethod method, ReadOnlySpan<PaymentRoute> open, ReadOnlySpan<ClosedRoute> closed)
    {
        ref Recent recent = ref _methods[method.Index];
        if (recent.PartlyOpen is { } last && IsOver(last, open, closed))
        {
            return last;
        }

        if (recent.PartlyOpenBefore is { } before && IsOver(before, open, closed))
        {
            (recent.PartlyOpen, recent.PartlyOpenBefore) = (before, recent.PartlyOpen);
            return before;
        }

        recent.PartlyOpenBefore = recent.PartlyOpen;
        return recent.PartlyOpen = new PaymentOption(method, null, [.. open], [.. closed], method.Verification, []);
    }

    private static bool IsOver(PaymentOption option, ReadOnlySpan<PaymentRoute> open, ReadOnlySpan<ClosedRoute> closed) =>
        option.Routes.AsSpan().SequenceEqual(open) && AreSame(option.ClosedRoutes.AsSpan(), closed);

    // Shared reason lists make it enough to compare references; anything else just is not found.
    private static bool AreSame(ReadOnlySpan<ClosedRoute> left, ReadOnlySpan<ClosedRoute> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i].Route, right[i].Route) || left[i].Reasons != right[i].Reasons)
            {
                return false;
            }
        }

        return true;
    }

    private struct Recent
    {
        public PaymentOption? Open;
        public PaymentOption? PartlyOpen;
        public PaymentOption? PartlyOpenBefore;
        public ClosedOption? Closed;
        public ClosedOption? ClosedBefore;
    }
}
