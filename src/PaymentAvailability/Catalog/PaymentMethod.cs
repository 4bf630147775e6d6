using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A payment method of a compiled catalog: what the payer picks. Immutable, safe for concurrent use.</summary>
public sealed class PaymentMethod
{
    internal PaymentMethod(MethodDefinition definition)
    {
        Id = definition.Id;
        Name = definition.Name ?? LocalizedText.Of(definition.Id);
        Instrument = definition.Instrument;
        Verification = VerificationStep.StillNeeded([.. definition.Verification], [], new PayerProofs());
        RequiredApp = definition.RequiredApp;
        MinimumAppVersion = definition.MinimumAppVersion;
    }

    /// <summary>Identifies the method, for example <c>card.quick_pay</c>.</summary>
    public string Id { get; }

    /// <summary>What the payer calls it.</summary>
    public LocalizedText Name { get; }

    /// <summary>What the payer must have bound.</summary>
    public InstrumentKind Instrument { get; }

    /// <summary>What the payer must prove before paying.</summary>
    public ImmutableArray<VerificationStep> Verification { get; }

    /// <summary>The wallet or bank app that must be installed on the payer's device, if any.</summary>
    public string? RequiredApp { get; }

    /// <summary>The oldest version of the host's own app that can start the method, if bounded.</summary>
    public Version? MinimumAppVersion { get; }

    /// <summary>The method's routes in failover order, at least one.</summary>
    public ImmutableArray<PaymentRoute> Routes { get; internal set; }

    /// <summary>The catalog the method belongs to; set once, when the catalog is made.</summary>
    internal PaymentCatalog Catalog { get; set; } = null!;

    /// <summary>The place of the method in <see cref="PaymentCatalog.Methods"/>.</summary>
    internal int Index { get; set; }

    /// <summary>The identifier.</summary>
    public override string ToString() => Id;
}
