using BenchmarkDotNet.Running;
using PaymentAvailability.Benchmarks;

// `score <area>` prints figures within a minute; anything else goes to BenchmarkDotNet.
if (args is ["score", .. string[] rest])
    return Score.Run(rest, Console.Out, Console.Error);

BenchmarkSwitcher.FromAssembly(typeof(Area).Assembly).Run(args);
return 0;
