namespace PaymentAvailability.Benchmarks;

/// <summary>One way to verify orders against a database. Safe for concurrent use.</summary>
internal interface IOrderContestant : IAsyncDisposable
{
    /// <summary>Verifies an order.</summary>
    /// <returns>The codes of what stands against it, none twice, in order; <see langword="null"/> when it could not be found out.</returns>
    ValueTask<IReadOnlyList<string>?> VerifyAsync(OrderQuestion question);
}
