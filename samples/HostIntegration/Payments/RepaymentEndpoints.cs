using System.Globalization;
using HostIntegration.Lending;
using HostIntegration.Operations;
using PaymentAvailability;

namespace HostIntegration.Payments;

/// <summary>What the app and the operators of this service call.</summary>
internal static class RepaymentEndpoints
{
    public static void MapRepayments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/bills/{number}/options", ForBorrowerAsync);
        app.MapPost("/bills/{number}/payments", PayAsync);
        app.MapPut("/channel/bills/{number}/payments/{attempt}", SettleAsync);

        // A real service lets only operators in here: results name every reason, also those that payers must not learn.
        app.MapGet("/operator/bills/{number}/availability", ForOperatorAsync);
        app.MapPut("/operator/channels/{channel}", Switch);
    }

    // Who asks and from where would come from the session; the sample takes it from the address.
    private static async Task<IResult> ForBorrowerAsync(
        string number, ClientKind? client, string? language, LendingStore store, RepaymentOptions options, CancellationToken cancellationToken)
    {
        if (await store.FindBillAsync(number, cancellationToken) is not { } bill)
        {
            return Results.NotFound();
        }

        AvailabilityResult result = await options.ResolveAsync(bill, new ClientContext { Kind = client ?? ClientKind.App }, cancellationToken);
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "zh-CN");
        return Results.Ok(options.ForBorrower(bill, result, culture));
    }

    private static async Task<IResult> PayAsync(
        string number, RepaymentWish wish, LendingStore store, Repayments repayments, CancellationToken cancellationToken)
    {
        if (await store.FindBillAsync(number, cancellationToken) is not { } bill)
        {
            return Results.NotFound();
        }

        return await repayments.PayAsync(bill, wish, cancellationToken) is null ? Results.Accepted() : Results.Conflict();
    }

    private static async Task<IResult> SettleAsync(string number, string attempt, ChannelAnswer answer, LendingStore store, Repayments repayments)
    {
        if (await store.FindBillAsync(number, CancellationToken.None) is not { } bill)
        {
            return Results.NotFound();
        }

        await repayments.SettleAsync(bill, attempt, answer.Outcome);
        return Results.NoContent();
    }

    private static async Task<IResult> ForOperatorAsync(
        string number, ClientKind? client, LendingStore store, RepaymentOptions options, CancellationToken cancellationToken)
    {
        if (await store.FindBillAsync(number, cancellationToken) is not { } bill)
        {
            return Results.NotFound();
        }

        AvailabilityResult result = await options.ResolveAsync(bill, new ClientContext { Kind = client ?? ClientKind.App }, cancellationToken);
        return Results.Json(result, PaymentAvailabilityJsonContext.Default.AvailabilityResult);
    }

    private static IResult Switch(string channel, ChannelSwitch request, Switchboard switchboard, PaymentCatalogStore catalogs)
    {
        if (catalogs.Current.FindChannel(channel) is null)
        {
            return Results.NotFound();
        }

        if (request.IsOn)
        {
            switchboard.SwitchOn(channel);
        }
        else
        {
            switchboard.SwitchOff(channel, request.Until);
        }

        return Results.NoContent();
    }
}

/// <summary>An operator's wish for a channel.</summary>
/// <param name="IsOn">Whether it may be used.</param>
/// <param name="Until">When it is expected to be switched on again, where known.</param>
internal sealed record ChannelSwitch(bool IsOn, DateTimeOffset? Until = null);
