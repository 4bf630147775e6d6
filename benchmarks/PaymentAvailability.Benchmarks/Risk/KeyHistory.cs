namespace PaymentAvailability.Benchmarks;

/// <summary>What one user, card, device or merchant did: counts and sums in windows, how many others it met, and what became of it later.</summary>
internal sealed class KeyHistory
{
    private readonly List<CardPayment> _payments = [];

    public void Add(CardPayment payment) => _payments.Add(payment);

    public IEnumerable<CardPayment> Since(DateTime moment) => _payments.Where(payment => payment.At >= moment);

    public int Count(DateTime since) => Since(since).Count();

    public double Amount(DateTime since) => Since(since).Sum(payment => payment.Amount);

    public int Others(DateTime since, Func<CardPayment, string> key) => Since(since).Select(key).Where(other => other.Length > 0).Distinct().Count();

    public IEnumerable<CardPayment> Until(DateTime moment) => _payments.Where(payment => payment.At <= moment);

    public DateTime? Last => _payments.Count > 0 ? _payments[^1].At : null;
}
