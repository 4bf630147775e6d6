namespace PaymentAvailability;

/// <summary>Terms that accept more: <see cref="ChangeKind.WidenTerms"/>.</summary>
public sealed record TermsChange : Change
{
    internal TermsChange(string fact)
        : base(ChangeKind.WidenTerms, RemedyActor.HostStaff) => Fact = fact;

    /// <summary>What terms would have to accept more of: <c>currency</c>, <c>country</c>, <c>product</c>, …, or an attribute of the host's.</summary>
    public string Fact { get; }

    internal override string WrittenValue => Fact;
}
