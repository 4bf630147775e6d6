using System.Globalization;
using System.Text;
using AutoLoanRepayment;
using PaymentAvailability;

const int Success = 0;
const int InvalidInput = 2;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    RunArguments arguments = RunArguments.Parse(args, CultureInfo.CurrentUICulture);
    if (arguments.AsksForHelp)
    {
        Console.WriteLine(RunArguments.Usage.In(arguments.Culture));
        return Success;
    }

    await RepaymentRun.RunAsync(arguments);
    return Success;
}
catch (UsageException problem)
{
    return Refuse($"{problem.Message}\n\n{RunArguments.Usage.In(problem.Culture)}");
}
catch (Exception problem) when (problem is CatalogException or PaymentRequestException)
{
    return Refuse(problem.Message);
}

static int Refuse(string message)
{
    Console.Error.WriteLine(message);
    return InvalidInput;
}
