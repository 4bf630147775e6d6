using AutoLoanRepayment.Screens;
using AutoLoanRepayment.Situations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaymentAvailability;
using Spectre.Console;

namespace AutoLoanRepayment.Playing;

/// <summary>Plays the day in virtual time: as a moving picture on a terminal, as lines, and a picture in each trouble, elsewhere.</summary>
internal static class PlayRun
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan StillAfterTrouble = TimeSpan.FromMinutes(10);
    private static readonly string[] Channels = ["netsunion", "unionpay"];

    public static async Task RunAsync(RunArguments arguments, IAnsiConsole console)
    {
        var clock = new PlayClock(OutageDay.Begin);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddPaymentAvailability(options =>
            {
                options.Seed = 20261111;
                options.Channels.Detection.PaymentsBetweenFalseAlarms =
                    ChannelDetectionOptions.FalseAlarms(most: 1, per: TimeSpan.FromDays(14), paymentsPerSecond: 0.4);
            })
            .UseCatalogFile(arguments.CatalogPath);
        using IHost host = builder.Build();
        await host.StartAsync();

        var day = new PlayedDay(
            host.Services.GetRequiredService<IPaymentAvailabilityResolver>(), host.Services.GetRequiredService<IPaymentReporter>(), clock);
        var screen = new DayScreen(
            new Reader(arguments.Culture, Borrowers.Shanghai), host.Services.GetRequiredService<PaymentCatalogStore>().Current, Channels);
        var stage = new Stage(day, screen, host.Services.GetRequiredService<ChannelMonitor>(), host.Services.GetRequiredService<ChannelStatusBoard>(), clock);
        await (console.Profile.Capabilities.Ansi ? PlayLiveAsync(stage, console) : PlayInLinesAsync(stage, console));
        await host.StopAsync();
    }

    private static Task PlayLiveAsync(Stage stage, IAnsiConsole console) => console.Live(stage.Draw()).StartAsync(async live =>
    {
        while (await stage.NextMinuteAsync())
        {
            live.UpdateTarget(stage.Draw());
            live.Refresh();
            await Task.Delay(FrameTime);
        }
    });

    private static async Task PlayInLinesAsync(Stage stage, IAnsiConsole console)
    {
        int told = 0;
        while (await stage.NextMinuteAsync())
        {
            foreach (string line in stage.Story.Skip(told))
            {
                console.WriteLine(line);
            }

            told = stage.Story.Count;
            if (OutageDay.Troubles.Any(trouble => trouble.From + StillAfterTrouble == stage.At) || stage.At == OutageDay.End)
            {
                console.Write(stage.Draw());
            }
        }
    }
}
