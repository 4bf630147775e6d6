namespace PaymentAvailability;

/// <summary>A channel, or what several channels depend on, works again: <see cref="ChangeKind.RestoreChannel"/>.</summary>
public sealed record ChannelChange : Change
{
    internal ChannelChange(RemedyActor actor, string subject, LocalizedText name)
        : base(ChangeKind.RestoreChannel, actor)
    {
        Subject = subject;
        Name = name;
    }

    /// <summary>The channel, clearing network or bank, by the identifier that the catalog uses.</summary>
    public string Subject { get; }

    /// <summary>What people call it.</summary>
    public LocalizedText Name { get; }

    internal override string WrittenValue => Subject;
}
