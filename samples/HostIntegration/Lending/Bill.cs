namespace HostIntegration.Lending;

/// <summary>A bill of this service, as it was before the library came.</summary>
internal sealed record Bill(string Number, string Borrower, decimal Yuan, DateTimeOffset DueBy, bool IsPaid);

/// <summary>A card that a borrower has bound.</summary>
internal sealed record BoundCard(string Token, string Bank, bool IsCredit, string LastFour);
