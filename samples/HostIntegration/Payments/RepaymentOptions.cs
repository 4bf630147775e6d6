using System.Globalization;
using HostIntegration.Lending;
using PaymentAvailability;

namespace HostIntegration.Payments;

/// <summary>What this service answers its app: its own words, not the library's.</summary>
/// <param name="Bill">The number of the bill.</param>
/// <param name="Yuan">What is due.</param>
/// <param name="Buttons">What can be used, in order; empty when nothing can.</param>
/// <param name="Message">What to tell the borrower when nothing can be used.</param>
/// <param name="Reference">What the borrower reads to support.</param>
internal sealed record RepaymentOptionsResponse(string Bill, decimal Yuan, IReadOnlyList<RepaymentButton> Buttons, string? Message, string Reference);

/// <summary>One thing to pay with.</summary>
/// <param name="Label">What stands on the button.</param>
/// <param name="Method">Which method the app starts.</param>
/// <param name="CardToken">With which card, where the method needs one.</param>
/// <param name="Steps">What the borrower proves first, every step; of the ways of a step, parted by <c>|</c>, one is enough.</param>
internal sealed record RepaymentButton(string Label, string Method, string? CardToken, IReadOnlyList<string> Steps);

/// <summary>Translates between this service and the library: the one place that knows both.</summary>
internal sealed class RepaymentOptions
{
    private readonly IPaymentAvailabilityResolver _resolver;
    private readonly ReasonVocabulary _vocabulary;
    private readonly ReasonTexts _texts;
    private readonly LendingStore _store;

    public RepaymentOptions(IPaymentAvailabilityResolver resolver, ReasonVocabulary vocabulary, ReasonTexts texts, LendingStore store)
    {
        _resolver = resolver;
        _vocabulary = vocabulary;
        _texts = texts;
        _store = store;
    }

    /// <summary>Asks what can be used for a bill; everything, as operators may see it.</summary>
    public async Task<AvailabilityResult> ResolveAsync(Bill bill, ClientContext client, CancellationToken cancellationToken)
    {
        IReadOnlyList<BoundCard> cards = await _store.FindCardsAsync(bill.Borrower, cancellationToken);
        return await _resolver.ResolveAsync(
            new PaymentRequest
            {
                Amount = new Money(bill.Yuan, "CNY"),
                OrderId = bill.Number,
                PayerId = bill.Borrower,
                Client = client,
                Instruments = [.. cards.Select(ToInstrument)],
            },
            cancellationToken);
    }

    /// <summary>The same, as the borrower may see it.</summary>
    public RepaymentOptionsResponse ForBorrower(Bill bill, AvailabilityResult result, CultureInfo culture) => new(
        bill.Number,
        bill.Yuan,
        [.. result.Options.Select(option => ToButton(option, culture))],
        result.PrimaryReason is { } reason ? _texts.Guidance(_vocabulary.PublicFace(reason), culture) : null,
        result.Id.ToString());

    private static PaymentInstrument ToInstrument(BoundCard card) => new()
    {
        Id = card.Token,
        Bank = card.Bank,
        CardType = card.IsCredit ? CardType.Credit : CardType.Debit,
        LastFour = card.LastFour,
    };

    private static RepaymentButton ToButton(PaymentOption option, CultureInfo culture) => new(
        option.GetLabel(culture), option.Method.Id, option.Instrument?.Id, [.. option.Verification.Select(step => step.ToString())]);
}
