namespace PaymentAvailability;

/// <summary>
/// Turns a document into a definition. It reports what cannot be read; what can be read and makes no sense is the compiler's to
/// report. So that the compiler sees every part under its own path, an unreadable part leaves a placeholder.
/// </summary>
internal static class CatalogReader
{
    public static CatalogDefinition Read(InputValue root) =>
        root.Object(CatalogShapes.Catalog) is not { } catalog ? new CatalogDefinition() : new CatalogDefinition
        {
            Version = catalog["version"]?.Text(),
            Banks = ReadList(catalog["banks"], ReadBank),
            Channels = ReadList(catalog["channels"], ReadChannel),
            Methods = ReadList(catalog["methods"], ReadMethod),
        };

    /// <summary>The texts of a list, with a placeholder for what is no text.</summary>
    public static IReadOnlyList<string> ReadTexts(InputValue? list) => ReadList(list, item => item.Text() ?? $"?{item.Path}");

    private static BankDefinition ReadBank(InputValue value) =>
        value.Object(CatalogShapes.Bank) is not { } bank ? new BankDefinition { Id = $"?{value.Path}" } : new BankDefinition
        {
            Id = bank.RequiredText("id"),
            Name = ReadName(bank["name"]),
        };

    private static ChannelDefinition ReadChannel(InputValue value) =>
        value.Object(CatalogShapes.Channel) is not { } channel ? new ChannelDefinition { Id = $"?{value.Path}" } : new ChannelDefinition
        {
            Id = channel.RequiredText("id"),
            Name = ReadName(channel["name"]),
            Failover = ReadTexts(channel["failover"]),
            Upstreams = ReadTexts(channel["upstreams"]),
            Terms = TermsReader.Read(channel["terms"]),
        };

    private static MethodDefinition ReadMethod(InputValue value) =>
        value.Object(CatalogShapes.Method) is not { } method ? new MethodDefinition { Id = $"?{value.Path}" } : new MethodDefinition
        {
            Id = method.RequiredText("id"),
            Name = ReadName(method["name"]),
            Instrument = method["instrument"]?.Choice(WireNames.Instrument) ?? InstrumentKind.None,
            Verification = ReadList(method["verification"], ReadStep),
            RequiredApp = method["requiredApp"]?.Text(),
            MinimumAppVersion = method["minimumAppVersion"]?.Version(),
            Terms = TermsReader.Read(method["terms"]),
            Routes = ReadList(method["routes"], ReadRoute),
        };

    private static RouteDefinition ReadRoute(InputValue value) =>
        value.Object(CatalogShapes.Route) is not { } route ? new RouteDefinition { Channel = $"?{value.Path}" } : new RouteDefinition
        {
            Id = route["id"]?.Text(),
            Channel = route.RequiredText("channel"),
            Terms = TermsReader.Read(route["terms"]),
        };

    private static VerificationStep ReadStep(InputValue value)
    {
        // Any way at all stands for one that could not be read, or the compiler would report the step as empty.
        const VerificationMethods Unreadable = VerificationMethods.OneTimeCode;

        if (value.IsText)
        {
            value.Refuse(null, "is a text, not a list", "put it in a list: a step is a list of ways, one of which is enough");
            return new VerificationStep(Unreadable);
        }

        if (value.List() is not { } ways)
        {
            return new VerificationStep(Unreadable);
        }

        VerificationMethods anyOf = VerificationMethods.None;
        foreach (InputValue way in ways)
        {
            anyOf |= way.Choice(WireNames.Verification) ?? Unreadable;
        }

        return new VerificationStep(anyOf);
    }

    private static LocalizedText? ReadName(InputValue? value)
    {
        if (value is not { } name)
        {
            return null;
        }

        if (name.IsText)
        {
            return ReadNameIn(name) is { } only ? LocalizedText.Of(only) : null;
        }

        LocalizedText? text = null;
        List<(string Language, string Text)> others = [];
        foreach ((string language, InputValue written) in name.Map() ?? [])
        {
            string? read = ReadNameIn(written);
            if (!LanguageTag.IsWellFormed(language))
            {
                written.Refuse(null, "is no language tag", "write one such as `zh-CN`");
            }
            else if (read is not null && LanguageTag.Same(language, LanguageTag.English))
            {
                text = LocalizedText.Of(read);
            }
            else if (read is not null)
            {
                others.Add((language, read));
            }
        }

        if (text is null && (others.Count > 0 || name.IsEmpty))
        {
            name.Refuse(null, "has no `en`", "add the English name, which answers for every language without one");
        }

        return text is null ? null : others.Aggregate(text, (all, other) => all.With(other.Language, other.Text));
    }

    private static string? ReadNameIn(InputValue value)
    {
        string? text = value.Text();
        if (text is null || !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        value.Refuse(text, "is blank", "write a name, or leave it out");
        return null;
    }

    private static T[] ReadList<T>(InputValue? list, Func<InputValue, T> read) =>
        list?.List() is { } items ? Array.ConvertAll(items, item => read(item)) : [];
}
