using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A smallest set of changes that opens an option. Immutable, safe for concurrent use.</summary>
/// <remarks>
/// Checked by evaluating the payment with the changes: it opens every option of <see cref="Opens"/>, and nothing smaller does, neither
/// fewer changes nor an amount or a moment nearer to what was asked. The answers of order verifiers, risk rules and the host's gates
/// are taken as they were, but for the reasons that the changes take away.
/// </remarks>
public sealed class Remedy
{
    internal Remedy(ImmutableArray<Change> changes, ImmutableArray<RemedyTarget> opens)
    {
        Changes = changes;
        Opens = opens;
        foreach (Change change in changes)
        {
            Actor = change.Actor > Actor ? change.Actor : Actor;
        }
    }

    /// <summary>What has to change: all of it. At least one.</summary>
    public ImmutableArray<Change> Changes { get; }

    /// <summary>The options for which this is a smallest set of changes, in the order of the catalog and then of the payer's instruments. At least one.</summary>
    public ImmutableArray<RemedyTarget> Opens { get; }

    /// <summary>Who has to act: of several the one who can act last.</summary>
    public RemedyActor Actor { get; }

    /// <summary>The moment before which the remedy does not help, or <see langword="null"/> when it helps at once.</summary>
    public DateTimeOffset? OpensAt => Find<WaitChange>()?.Until;

    /// <summary>The change of a type, or <see langword="null"/> when the remedy has none.</summary>
    public T? Find<T>()
        where T : Change
    {
        foreach (Change change in Changes)
        {
            if (change is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The request as it would be with those changes that are the payer's to make on it: a hypothesis for <see cref="AvailabilityResult.WhatIf"/>, not a fact.</summary>
    /// <param name="request">The request that was diagnosed.</param>
    /// <returns>The changed request; an instrument that does not exist yet is put first, with the facts that it needs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    public PaymentRequest ApplyTo(PaymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (Change change in Changes)
        {
            request = change.ApplyTo(request);
        }

        return request;
    }

    /// <summary>The changes, the same in every culture.</summary>
    public override string ToString() => string.Join(" and ", Changes.Select(change => change.ToString()).Order(StringComparer.Ordinal));
}

/// <summary>An option that a remedy opens.</summary>
/// <param name="Method">What the payer picks.</param>
/// <param name="Instrument">The payer's instrument; <see langword="null"/> when the method needs none, the payer has none, or the remedy is another one.</param>
public readonly record struct RemedyTarget(PaymentMethod Method, PaymentInstrument? Instrument)
{
    /// <inheritdoc/>
    public bool Equals(RemedyTarget other) => Method == other.Method && ReferenceEquals(Instrument, other.Instrument);

    /// <inheritdoc/>
    public override int GetHashCode() => Method.GetHashCode();

    /// <summary>The method and the kind of the instrument.</summary>
    public override string ToString() => Instrument is null ? Method.Id : $"{Method} with {Instrument}";
}
