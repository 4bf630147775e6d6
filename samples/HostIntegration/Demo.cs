using System.Text.Json;
using HostIntegration.Payments;
using PaymentAvailability;

namespace HostIntegration;

/// <summary>Calls the running service as its app and its operators do, and prints the answers.</summary>
internal static class Demo
{
    /// <summary>Runs the calls one after the other.</summary>
    /// <param name="address">Where the service listens.</param>
    /// <returns>Whether every call was answered with success.</returns>
    public static async Task<bool> RunAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        try
        {
            await ShowOptionsAsync(client, "a bill that can be paid", "/bills/B-1001/options?language=en");
            await ShowOptionsAsync(client, "the same in Chinese", "/bills/B-1001/options?language=zh-CN");
            await ShowOptionsAsync(client, "a borrower who failed to sign in too often shows a face", "/bills/B-2001/options?language=en");
            await ShowOptionsAsync(client, "a bill that is paid already", "/bills/B-1002/options?language=en");

            await SwitchAsync(client, "netsunion", new ChannelSwitch(IsOn: false));
            await ShowResultAsync(client, "what an operator sees then", "/operator/bills/B-1001/availability");
            await SwitchAsync(client, "netsunion", new ChannelSwitch(IsOn: true));

            await PayAsync(client, "the borrower pays, and the channel does not answer in time", "tap-1");
            await PayAsync(client, "a second tap is turned away", "tap-2");
            await ShowOptionsAsync(client, "meanwhile nothing is offered", "/bills/B-1001/options?language=en");
            await SettleAsync(client, "the channel answers after all: it took no money", "tap-1", PaymentOutcome.Failed);
            await ShowOptionsAsync(client, "so the bill can be paid again", "/bills/B-1001/options?language=en");
            return true;
        }
        catch (HttpRequestException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    private static async Task ShowOptionsAsync(HttpClient client, string what, string path)
    {
        RepaymentOptionsResponse answer = (await client.GetFromJsonAsync<RepaymentOptionsResponse>(path))!;
        Announce(what, $"GET {path}");
        foreach (RepaymentButton button in answer.Buttons)
        {
            string steps = button.Steps.Count == 0 ? "" : $"  after {string.Join(" and ", button.Steps).Replace("|", " or ", StringComparison.Ordinal)}";
            Console.WriteLine($"  [ {button.Label} ]{steps}");
        }

        Console.WriteLine($"{(answer.Message is null ? "" : $"  {answer.Message}\n")}  reference {answer.Reference}\n");
    }

    private static async Task PayAsync(HttpClient client, string what, string attempt)
    {
        const string Path = "/bills/B-1001/payments";
        using HttpResponseMessage response = await client.PostAsJsonAsync(Path, new RepaymentWish(attempt, "card.quick_pay"));
        Announce(what, $"POST {Path}");
        Console.WriteLine($"  {response.StatusCode}\n");
    }

    private static async Task SettleAsync(HttpClient client, string what, string attempt, PaymentOutcome outcome)
    {
        string path = $"/channel/bills/B-1001/payments/{attempt}";
        using HttpResponseMessage response = await client.PutAsJsonAsync(path, new ChannelAnswer(outcome));
        response.EnsureSuccessStatusCode();
        Announce(what, $"PUT {path}");
        Console.WriteLine();
    }

    private static async Task SwitchAsync(HttpClient client, string channel, ChannelSwitch wish)
    {
        string path = $"/operator/channels/{channel}";
        using HttpResponseMessage response = await client.PutAsJsonAsync(path, wish);
        response.EnsureSuccessStatusCode();
        Announce($"an operator switches {channel} {(wish.IsOn ? "on" : "off")}", $"PUT {path}");
        Console.WriteLine();
    }

    private static async Task ShowResultAsync(HttpClient client, string what, string path)
    {
        JsonElement answer = await client.GetFromJsonAsync<JsonElement>(path);
        Announce(what, $"GET {path}");
        foreach (JsonElement option in answer.GetProperty("options").EnumerateArray())
        {
            IEnumerable<string> open = option.GetProperty("routes").EnumerateArray().Select(route => $"{route.GetProperty("channel")} open");
            Console.WriteLine($"  {option.GetProperty("method")}: {string.Join(", ", open.Concat(Closed(option.GetProperty("closedRoutes"))))}");
        }

        foreach (JsonElement option in answer.GetProperty("closedOptions").EnumerateArray())
        {
            Console.WriteLine($"  {option.GetProperty("method")}: {string.Join(", ", Closed(option.GetProperty("routes")))}");
        }

        Console.WriteLine($"  reference {answer.GetProperty("id")}\n");
    }

    private static IEnumerable<string> Closed(JsonElement routes) => routes.EnumerateArray().Select(route =>
        $"{route.GetProperty("channel")} closed by {string.Join(" and ", route.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code")))}");

    private static void Announce(string what, string call) => Console.WriteLine($"{what}\n  {call}");
}
