using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Turns a document into a payment request. A fault prints a value only where its place says that it is not personal.</summary>
internal static class PaymentRequestReader
{
    /// <summary>The longest deadline in milliseconds: a payment page that takes a minute is given up by everybody.</summary>
    public const int LongestDeadline = 60_000;

    /// <summary>The request; when there were faults, a part of it or nothing.</summary>
    public static PaymentRequest? Read(InputValue root) =>
        root.Object(PaymentRequestShapes.Request) is not { } request ? null : new PaymentRequest
        {
            Amount = ReadAmount(request["amount"]),
            OrderId = request["orderId"]?.Text(),
            OrderExpiresAt = request["orderExpiresAt"]?.Moment(),
            Loan = LoanReader.Read(request["loan"]),
            PayerId = request["payerId"]?.Text(),
            MerchantId = request["merchantId"]?.Text(),
            PayeeId = request["payeeId"]?.Text(),
            IsPayeeBound = request["isPayeeBound"]?.Truth(),
            Direction = request["direction"]?.Choice(WireNames.Direction) ?? TransferDirection.Out,
            Country = ReadCountry(request["country"]),
            Product = request["product"]?.Text(),
            Capture = request["capture"]?.Choice(WireNames.Capture),
            Recurrence = request["recurrence"]?.Choice(WireNames.Recurrence),
            Client = ReadClient(request["client"]),
            Instruments = ReadInstruments(request["instruments"]),
            CompletedVerifications = ReadVerifications(request["completedVerifications"]),
            Verifications = ReadCompleted(request["verifications"]),
            Attributes = ReadAttributes(request["attributes"]),
            Deadline = request["deadlineMs"]?.Integer(1, LongestDeadline) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        };

    private static Money ReadAmount(InputValue? value) => value?.Object(PaymentRequestShapes.Amount) is { } amount
        ? new Money(amount["value"]?.Decimal() ?? 0, ReadCurrency(amount["currency"]))
        : default;

    private static Currency ReadCurrency(InputValue? value)
    {
        Currency currency = default;
        if (value?.Text() is { } code && !Currency.TryParse(code, out currency))
        {
            value.Value.RefuseToken(code, "is no currency code", $"use {TermDimension.Currency.Form}");
        }

        return currency;
    }

    private static Country? ReadCountry(InputValue? value)
    {
        if (value?.Text() is not { } code)
        {
            return null;
        }

        if (Country.TryParse(code, out Country country))
        {
            return country;
        }

        value.Value.RefuseToken(code, "is no country code", $"use {TermDimension.Country.Form}");
        return null;
    }

    private static ClientContext? ReadClient(InputValue? value) =>
        value?.Object(PaymentRequestShapes.Client) is not { } client ? null : new ClientContext
        {
            Kind = client["kind"]?.Choice(WireNames.Client),
            Network = client["network"]?.Choice(WireNames.Network),
            Device = client["device"]?.Choice(WireNames.Device),
            AppVersion = client["appVersion"]?.Version(),
            SessionExpiresAt = client["sessionExpiresAt"]?.Moment(),
            InstalledApps = client["installedApps"]?.List()?.Select(app => app.Text()).OfType<string>()
                .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            DeviceId = client["deviceId"]?.Text(),
            NetworkAddress = client["networkAddress"]?.Text(),
            Place = client["place"]?.Object(PaymentRequestShapes.Place) is { } place
                ? new GeoPoint((double)(place["latitude"]?.Decimal() ?? 0), (double)(place["longitude"]?.Decimal() ?? 0))
                : null,
            Capabilities = client["capabilities"] is { } capabilities ? ReadVerifications(capabilities) : null,
        };

    private static PaymentInstrument[]? ReadInstruments(InputValue? value)
    {
        if (value?.List() is not { } items)
        {
            return null;
        }

        if (items.Length > PaymentRequest.MaximumInstruments)
        {
            value.Value.Refuse(null, $"lists {items.Length} instruments, more than {PaymentRequest.MaximumInstruments}", "send those that the payer used last");
            return null;
        }

        return [.. items.Select(ReadInstrument).OfType<PaymentInstrument>()];
    }

    private static PaymentInstrument? ReadInstrument(InputValue value) =>
        value.Object(PaymentRequestShapes.Instrument) is not { } instrument ? null : new PaymentInstrument
        {
            Id = instrument.RequiredText("id"),
            Kind = instrument["kind"]?.Choice(WireNames.Instrument) ?? InstrumentKind.Card,
            Bank = instrument["bank"]?.Text(),
            CardType = instrument["cardType"]?.Choice(WireNames.CardType),
            CardNetwork = instrument["cardNetwork"]?.Text(),
            AccountClass = instrument["accountClass"]?.Choice(WireNames.AccountClass),
            Expiry = ReadExpiry(instrument["expiry"]),
            LastFour = ReadLastFour(instrument["lastFour"]),
        };

    private static CardExpiry? ReadExpiry(InputValue? value)
    {
        if (value?.Text() is not { } text)
        {
            return null;
        }

        if (text is [char m1, char m2, '/', char y1, char y2]
            && byte.TryParse([m1, m2], NumberStyles.None, CultureInfo.InvariantCulture, out byte month) && month is >= 1 and <= 12
            && byte.TryParse([y1, y2], NumberStyles.None, CultureInfo.InvariantCulture, out byte year))
        {
            return new CardExpiry(2000 + year, month);
        }

        value.Value.Refuse(text, "is no month of expiry", "write it as on the card, month and year as `MM/yy`, such as `12/28`");
        return null;
    }

    private static string? ReadLastFour(InputValue? value)
    {
        if (value?.Text() is not { } text)
        {
            return null;
        }

        if (text.Length == 4 && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        value.Value.Refuse(text, "is not four digits", "send exactly the last four of the number, in quotes");
        return null;
    }

    private static VerificationMethods ReadVerifications(InputValue? value)
    {
        VerificationMethods completed = VerificationMethods.None;
        foreach (InputValue way in value?.List() ?? [])
        {
            completed |= way.Choice(WireNames.Verification) ?? VerificationMethods.None;
        }

        return completed;
    }

    private static CompletedVerification[]? ReadCompleted(InputValue? value)
    {
        if (value?.List() is not { } items)
        {
            return null;
        }

        if (items.Length > PaymentRequest.MaximumVerifications)
        {
            value.Value.Refuse(null, $"lists {items.Length} completed verifications, more than {PaymentRequest.MaximumVerifications}", "send the last one of each way");
            return null;
        }

        return [.. items.Select(ReadCompleted).OfType<CompletedVerification>()];
    }

    private static CompletedVerification? ReadCompleted(InputValue value) =>
        value.Object(PaymentRequestShapes.Verification) is not { } completed ? null : new CompletedVerification
        {
            Method = completed["method"]?.Choice(WireNames.Verification) ?? VerificationMethods.None,
            At = completed["at"]?.Moment() ?? default,
            Strength = completed["strength"]?.Choice(WireNames.Strength),
        };

    private static Dictionary<string, string>? ReadAttributes(InputValue? value)
    {
        if (value?.Map() is not { } entries)
        {
            return null;
        }

        var attributes = new Dictionary<string, string>(entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, InputValue written) in entries)
        {
            if (!written.IsAbsent && written.Text() is { } text)
            {
                attributes.Add(name, text);
            }
        }

        return attributes;
    }
}
