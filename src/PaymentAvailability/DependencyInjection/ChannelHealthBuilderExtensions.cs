using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Adds what watches channels to a registration: observers of their states, probes, calendars, an exchange with other instances, a ranking.</summary>
/// <remarks>Not safe for concurrent use. Adding the same type twice adds it once; everything is a singleton.</remarks>
public static class ChannelHealthBuilderExtensions
{
    /// <summary>Adds an observer, which is told of each change of a channel's state while the host runs.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddChannelStatusObserver<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IChannelStatusObserver
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSingletonPort<IChannelStatusObserver, T>();
    }

    /// <summary>Asks a channel over HTTP while the host runs, as often as <see cref="ChannelProbeOptions"/> say.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="uri">Where to ask; never logged.</param>
    /// <param name="configure">Sets what to ask and to expect. Faults are told when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is blank.</exception>
    public static PaymentAvailabilityBuilder AddHttpProbe(
        this PaymentAvailabilityBuilder builder, string channel, Uri uri, Action<HttpChannelProbeOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(channel);
        ArgumentNullException.ThrowIfNull(uri);
        return builder.AddChannelProbe(_ =>
        {
            var options = new HttpChannelProbeOptions { Uri = uri };
            configure?.Invoke(options);
            return new HttpChannelProbe(channel, options);
        });
    }

    /// <summary>Connects to a channel over TCP while the host runs, as often as <see cref="ChannelProbeOptions"/> say.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="channel"/> or <paramref name="host"/> is blank, or <paramref name="port"/> out of range.</exception>
    public static PaymentAvailabilityBuilder AddTcpProbe(this PaymentAvailabilityBuilder builder, string channel, string host, int port)
    {
        var probe = new TcpChannelProbe(channel, host, port);
        return builder.AddChannelProbe(_ => probe);
    }

    /// <summary>Adds a probe of the host's own. Several may ask one channel; they then take turns.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddChannelProbe<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IChannelProbe
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSingletonPort<IChannelProbe, T>();
    }

    /// <summary>Adds a probe that is made from the container, for example with a client of an <c>IHttpClientFactory</c>.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <param name="create">Makes the probe when the host starts. A disposable one is disposed by the container.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddChannelProbe(this PaymentAvailabilityBuilder builder, Func<IServiceProvider, IChannelProbe> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddKeyedSingleton(builder.Key, (provider, _) => create(provider));
        return builder;
    }

    /// <summary>Gives a channel a calendar: maintenance, service hours, holidays. Of several for one channel the last counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="timeZone">The IANA id of the zone whose wall clock counts, for example <c>Asia/Shanghai</c>.</param>
    /// <param name="describe">Writes the calendar; run when the host starts, which tells its faults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/>, <paramref name="timeZone"/> or <paramref name="describe"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is blank.</exception>
    public static PaymentAvailabilityBuilder AddChannelCalendar(
        this PaymentAvailabilityBuilder builder, string channel, string timeZone, Action<ChannelCalendarBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(channel);
        ArgumentNullException.ThrowIfNull(timeZone);
        ArgumentNullException.ThrowIfNull(describe);
        builder.Services.Configure<ChannelCalendarOptions>(builder.Key ?? Options.DefaultName, options =>
        {
            var calendar = new ChannelCalendarBuilder(timeZone);
            describe(calendar);
            options.Calendars[channel] = calendar.Define();
        });
        return builder;
    }

    /// <summary>Reads calendars from configuration when the host starts, which tells their faults.</summary>
    /// <param name="builder">What to add them to.</param>
    /// <param name="section">Its children are named by channels, each with the properties of <see cref="ChannelCalendarDefinition"/>; an unknown one is a fault.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddChannelCalendars(this PaymentAvailabilityBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.Configure<ChannelCalendarOptions>(
            builder.Key ?? Options.DefaultName,
            options => section.Bind(options.Calendars, static binder => binder.ErrorOnUnknownConfiguration = true));
        return builder;
    }

    /// <summary>Shares counts and states of channels with other instances over <typeparamref name="T"/>, such as <see cref="InMemoryChannelHealthExchange"/>. The last one counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder ShareChannelHealth<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IChannelHealthExchange
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IChannelHealthExchange, T>(builder.Key);
        return builder;
    }

    /// <summary>Shares counts and states of channels with other instances over <paramref name="exchange"/>. The last one counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <param name="exchange">What the instances meet over.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder ShareChannelHealth(this PaymentAvailabilityBuilder builder, IChannelHealthExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(exchange);
        builder.Services.AddKeyedSingleton(builder.Key, exchange);
        return builder;
    }

    /// <summary>Ranks channels by the host's own preference. Of several rankings the last counts.</summary>
    /// <remarks>It takes the place of <see cref="ChannelRankingPolicy.LearnedRate"/>; with <see cref="ChannelRankingPolicy.Fixed"/> it is not asked.</remarks>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder UseChannelRanking<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IChannelRanking
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSingletonPort<IChannelRanking, T>();
    }
}
