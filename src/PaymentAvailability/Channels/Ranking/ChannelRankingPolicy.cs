namespace PaymentAvailability;

/// <summary>By what the open routes of an option are put in order.</summary>
public enum ChannelRankingPolicy
{
    /// <summary>The order of the catalog, whatever state channels are in.</summary>
    Fixed,

    /// <summary>Channels that work before those that do not work well; otherwise the order of the catalog.</summary>
    HealthFirst,

    /// <summary>Channels that work before those that do not work well; among them the one that most likely succeeds, its cost counted.</summary>
    LearnedRate,
}
