using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>Prints figures, one a line: name, value, unit.</summary>
internal sealed class FigureWriter
{
    private readonly TextWriter _output;

    public FigureWriter(TextWriter output) => _output = output;

    /// <summary>Prints a number in plain notation, the same in every culture, with four significant digits or all of its whole ones.</summary>
    public void Write(string name, double value, string unit)
    {
        int decimals = value == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        _output.WriteLine($"{name} {Math.Round(value, decimals).ToString("0.######", CultureInfo.InvariantCulture)} {unit}");
        _output.Flush();
    }

    /// <summary>Says why a figure is missing.</summary>
    public void Skip(string name, string reason) => _output.WriteLine($"{name} skipped ({reason})");
}
