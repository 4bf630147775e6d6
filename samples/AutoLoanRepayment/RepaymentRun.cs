using System.Globalization;
using AutoLoanRepayment.Lending;
using AutoLoanRepayment.Playing;
using AutoLoanRepayment.Screens;
using AutoLoanRepayment.Situations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaymentAvailability;
using Spectre.Console;

namespace AutoLoanRepayment;

/// <summary>Starts the service, resolves what was asked for, and prints the answers.</summary>
internal static class RepaymentRun
{
    private const int RedirectedWidth = 100;

    /// <exception cref="UsageException">The request's file cannot be read, or asks for too much.</exception>
    /// <exception cref="CatalogException">The catalog has faults.</exception>
    /// <exception cref="PaymentRequestException">The request has faults.</exception>
    public static async Task RunAsync(RunArguments arguments)
    {
        if (arguments.PlaysOutage)
        {
            await PlayRun.RunAsync(arguments, CreateConsole());
            return;
        }

        PaymentRequest? request = arguments.RequestPath is { } path ? await ReadRequestAsync(path, arguments.Culture) : null;
        using IHost host = await StartAsync(arguments);
        var resolver = host.Services.GetRequiredService<IPaymentAvailabilityResolver>();
        Action<Situation?, PaymentRequest, AvailabilityResult> print = PrinterFor(arguments);

        if (request is not null)
        {
            print(null, request, await ResolveAsync(resolver, request, arguments.Culture));
        }
        else
        {
            var board = host.Services.GetRequiredService<ChannelStatusBoard>();
            var core = host.Services.GetRequiredService<LoanCore>();
            var reporter = host.Services.GetRequiredService<IPaymentReporter>();
            foreach (Situation situation in WalkThrough.Situations)
            {
                await situation.ArrangeAsync(board, core, reporter);
                print(situation, situation.Request, await resolver.ResolveAsync(situation.Request));
            }
        }

        await host.StopAsync();
    }

    private static async Task<PaymentRequest> ReadRequestAsync(string path, CultureInfo culture)
    {
        try
        {
            await using FileStream file = File.OpenRead(path);
            return await PaymentRequestJson.ReadAsync(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Words.Say($"无法读取文件 `{path}`", $"the file `{path}` cannot be read"), culture);
        }
    }

    // What a file says may be well written and still more than the resolver takes, such as a thousand attributes.
    private static async Task<AvailabilityResult> ResolveAsync(IPaymentAvailabilityResolver resolver, PaymentRequest request, CultureInfo culture)
    {
        try
        {
            return await resolver.ResolveAsync(request);
        }
        catch (ArgumentException refusal)
        {
            throw new UsageException(LocalizedText.Of(refusal.Message), culture);
        }
    }

    private static async Task<IHost> StartAsync(RunArguments arguments)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddRepayments(arguments.CatalogPath, new StandingClock(arguments.At ?? Borrowers.Now));
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static Action<Situation?, PaymentRequest, AvailabilityResult> PrinterFor(RunArguments arguments)
    {
        if (arguments.AsJson)
        {
            return (_, _, result) => PrintJson(arguments.Explains ? result.Explain().ToJsonUtf8Bytes() : result.ToJsonUtf8Bytes());
        }

        var screen = new Screen(CreateConsole(), new Reader(arguments.Culture, Borrowers.Shanghai));
        return arguments.Explains ? screen.Explain : screen.Show;
    }

    private static void PrintJson(byte[] json)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(json);
        output.Write("\n"u8);
    }

    private static IAnsiConsole CreateConsole()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = RedirectedWidth;
        return console;
    }
}
