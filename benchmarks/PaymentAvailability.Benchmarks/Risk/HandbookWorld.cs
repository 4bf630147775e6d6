namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The simulated card payments of the Fraud Detection Handbook (Y.-A. Le Borgne, W. Siblini, B. Lebichot, G. Bontempi, 2022, chapter 3),
/// made anew from what the book says, with its parameters: 5,000 customers, 10,000 terminals, 183 days from 2018-04-01, a radius of 5.
/// </summary>
internal sealed class HandbookWorld
{
    public const int Customers = 5_000;
    public const int Terminals = 10_000;
    public const int Days = 183;
    public const int SecondsOfDay = 86_400;

    private const double Side = 100;
    private const double Radius = 5;
    private const int TerminalDays = 28;
    private const int CustomerDays = 14;
    private const double Obvious = 220;
    private const double Greed = 5;

    private readonly Random _random;
    private readonly List<HandbookPayment>[] _byCustomer;

    public HandbookWorld(int seed)
    {
        _random = new Random(seed);
        _byCustomer = MakePayments();
        MarkObvious();
        MarkTerminals();
        MarkCustomers();
        Payments = [.. _byCustomer.SelectMany(payments => payments)];
        Array.Sort(Payments, (left, right) => left.Second != right.Second ? left.Second.CompareTo(right.Second) : left.Customer.CompareTo(right.Customer));
    }

    /// <summary>In the order of time.</summary>
    public HandbookPayment[] Payments { get; }

    private List<HandbookPayment>[] MakePayments()
    {
        (double X, double Y)[] terminals = [.. Enumerable.Range(0, Terminals).Select(_ => (Even(0, Side), Even(0, Side)))];
        var customers = new List<HandbookPayment>[Customers];
        for (int customer = 0; customer < Customers; customer++)
        {
            (double x, double y) = (Even(0, Side), Even(0, Side));
            double mean = Even(5, 100);
            double paymentsPerDay = Even(0, 4);
            int[] near = Near(terminals, x, y);
            customers[customer] = [];
            for (int day = 0; day < Days; day++)
            {
                for (int left = Poisson(paymentsPerDay); left > 0; left--)
                {
                    if (MakePayment(customer, day, mean, near) is { } payment)
                        customers[customer].Add(payment);
                }
            }
        }

        return customers;
    }

    // Around noon; what falls on another day is left out.
    private HandbookPayment? MakePayment(int customer, int day, double mean, int[] near)
    {
        int second = (int)((SecondsOfDay / 2) + (20_000 * Normal()));
        if (second <= 0 || second >= SecondsOfDay)
            return null;

        double amount = mean + (mean / 2 * Normal());
        if (amount < 0)
            amount = Even(0, 2 * mean);
        return near.Length == 0 ? null : new HandbookPayment(customer, near[_random.Next(near.Length)], (day * SecondsOfDay) + second) { Amount = Math.Round(amount, 2) };
    }

    private void MarkObvious()
    {
        foreach (HandbookPayment payment in _byCustomer.SelectMany(payments => payments).Where(payment => payment.Amount > Obvious))
            payment.IsFraud = true;
    }

    private void MarkTerminals()
    {
        var badFrom = new List<int>[Terminals];
        for (int day = 0; day < Days - 1; day++)
        {
            foreach (int terminal in Draw(2, Terminals))
                (badFrom[terminal] ??= []).Add(day);
        }

        foreach (HandbookPayment payment in _byCustomer.SelectMany(payments => payments))
        {
            if (badFrom[payment.Terminal]?.Exists(day => payment.Day >= day && payment.Day < day + TerminalDays) == true)
                payment.IsFraud = true;
        }
    }

    // A third of what three customers pay together in the next fourteen days.
    private void MarkCustomers()
    {
        for (int day = 0; day < Days - 1; day++)
        {
            HandbookPayment[] payments =
                [.. Draw(3, Customers).SelectMany(customer => _byCustomer[customer]).Where(payment => payment.Day >= day && payment.Day < day + CustomerDays)];
            _random.Shuffle(payments);
            foreach (HandbookPayment payment in payments.Take(payments.Length / 3))
            {
                payment.Amount *= Greed;
                payment.IsFraud = true;
            }
        }
    }

    private int[] Draw(int count, int from)
    {
        var drawn = new HashSet<int>();
        while (drawn.Count < count)
            drawn.Add(_random.Next(from));
        return [.. drawn];
    }

    private double Even(double from, double to) => from + ((to - from) * _random.NextDouble());

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        double left = Math.Exp(-mean);
        int count = -1;
        for (double product = 1; product > left; count++)
            product *= _random.NextDouble();
        return count;
    }

    private static int[] Near((double X, double Y)[] terminals, double x, double y)
    {
        var near = new List<int>();
        for (int i = 0; i < terminals.Length; i++)
        {
            if (Square(terminals[i].X - x) + Square(terminals[i].Y - y) < Radius * Radius)
                near.Add(i);
        }

        return [.. near];
    }

    private static double Square(double value) => value * value;
}
