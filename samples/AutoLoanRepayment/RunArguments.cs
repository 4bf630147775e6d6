using System.Globalization;
using AutoLoanRepayment.Screens;
using PaymentAvailability;

namespace AutoLoanRepayment;

/// <summary>What the command line asks for.</summary>
internal sealed record RunArguments
{
    public static readonly LocalizedText Usage = Words.Say(
        """
        用法：dotnet run --project samples/AutoLoanRepayment -- [选项]

          --culture zh-CN|en    屏幕语言；默认随系统
          --request 文件.json   只解析这一笔还款；不给则演示一组还款
          --catalog 文件.json   使用这份支付方式目录；默认为自带的 catalog.json
          --at 时间             设定时刻，如 2026-11-11T23:30:00+08:00；默认为演示所用的时刻
          --play outage         以虚拟时间演示渠道中断的一天
          --explain             不显示屏幕，而是列出每个选项、每条路由上条款和各检查的结论
          --json                输出结果的 JSON，每笔一行；与 --explain 同用时输出上述结论的 JSON
          --help                显示本说明
        """,
        """
        usage: dotnet run --project samples/AutoLoanRepayment -- [options]

          --culture zh-CN|en    language of the screens; by default as the system
          --request FILE.json   resolve this repayment alone; without it a handful is walked through
          --catalog FILE.json   use this catalog of payment methods; by default the catalog.json that comes along
          --at TIME             at which moment, such as 2026-11-11T23:30:00+08:00; by default that of the walk-through
          --play outage         play a day with an outage in virtual time
          --explain             instead of screens, print what the terms and every gate said of each option and route
          --json                print results as JSON, one line each; with --explain, what was said as JSON
          --help                show this
        """);

    public required CultureInfo Culture { get; init; }

    public string? RequestPath { get; init; }

    public string CatalogPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "catalog.json");

    public DateTimeOffset? At { get; init; }

    public bool PlaysOutage { get; init; }

    public bool AsJson { get; init; }

    public bool Explains { get; init; }

    public bool AsksForHelp { get; init; }

    /// <exception cref="UsageException">The arguments cannot be understood.</exception>
    public static RunArguments Parse(IReadOnlyList<string> args, CultureInfo systemCulture)
    {
        var arguments = new RunArguments { Culture = systemCulture.TwoLetterISOLanguageName == "zh" ? Chinese : English };
        for (int i = 0; i < args.Count; i++)
        {
            arguments = args[i] switch
            {
                "--culture" => arguments with { Culture = CultureOf(ValueAfter(i++)) },
                "--request" => arguments with { RequestPath = ValueAfter(i++) },
                "--catalog" => arguments with { CatalogPath = ValueAfter(i++) },
                "--at" => arguments with { At = TimeOf(ValueAfter(i++)) },
                "--play" => arguments with { PlaysOutage = PlayOf(ValueAfter(i++)) },
                "--json" => arguments with { AsJson = true },
                "--explain" => arguments with { Explains = true },
                "--help" or "-h" => arguments with { AsksForHelp = true },
                string other => throw Refusal($"不认识 `{other}`", $"`{other}` is not an option"),
            };
        }

        return arguments;

        string ValueAfter(int option) => option + 1 < args.Count && !args[option + 1].StartsWith("--", StringComparison.Ordinal)
            ? args[option + 1]
            : throw Refusal($"`{args[option]}` 缺少值", $"`{args[option]}` needs a value");

        CultureInfo CultureOf(string name) => name switch
        {
            "zh-CN" => Chinese,
            "en" => English,
            _ => throw Refusal($"没有 `{name}` 语言的屏幕；请用 `zh-CN` 或 `en`", $"there are no screens in `{name}`; use `zh-CN` or `en`"),
        };

        bool PlayOf(string name) => name == "outage" ? true : throw Refusal($"没有 `{name}` 可演示；请用 `outage`", $"there is no `{name}` to play; use `outage`");

        DateTimeOffset TimeOf(string text) =>
            DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at)
                ? at
                : throw Refusal($"`{text}` 不是带时区的时间", $"`{text}` is not a time with an offset");

        UsageException Refusal(string chinese, string english) => new(Words.Say(chinese, english), arguments.Culture);
    }

    private static CultureInfo Chinese => CultureInfo.GetCultureInfo("zh-CN");

    private static CultureInfo English => CultureInfo.GetCultureInfo("en");
}

/// <summary>The command line cannot be understood. Carries what to tell the user, in the language chosen so far.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(LocalizedText problem, CultureInfo culture)
        : base(problem.In(culture)) => Culture = culture;

    public CultureInfo Culture { get; }
}
