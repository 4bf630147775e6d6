namespace PaymentAvailability;

/// <summary>Numbers what somebody can do, so that doing it twice is the same thing.</summary>
internal sealed class ActLedger
{
    private readonly Dictionary<ActKey, int> _numbers = [];
    private readonly List<Change> _changes = [];
    private readonly SharedUpstreams _upstreams;
    private readonly PaymentCatalog _catalog;

    public ActLedger(PaymentCatalog catalog, SharedUpstreams upstreams)
    {
        _catalog = catalog;
        _upstreams = upstreams;
    }

    public Change this[int act] => _changes[act];

    /// <summary>The number of what takes a reason away, whoever does it.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="instrument">The place of the payer's instrument that is at hand, or <see cref="Candidate.NoInstrument"/>.</param>
    public int NumberOf(Reason reason, int instrument)
    {
        ChangeKind kind = reason.Definition.LiftedBy;
        object? subject = SubjectOf(kind, reason);
        var key = new ActKey(kind, subject, kind == ChangeKind.RestoreInstrument ? instrument : Candidate.NoInstrument);
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _changes.Count;
            _numbers.Add(key, number);
            _changes.Add(Create(kind, reason, subject as string));
        }

        return number;
    }

    // What a payer does about one reason of a kind is done for all of it; what others do, they do for one thing at a time.
    private object? SubjectOf(ChangeKind kind, Reason reason) => kind switch
    {
        ChangeKind.ChangeNetwork or ChangeKind.UseTrustedDevice or ChangeKind.UseCapableDevice or ChangeKind.SignIn or ChangeKind.CorrectDetails
            or ChangeKind.ReopenOrder or ChangeKind.SignAgreement or ChangeKind.AwaitResult => null,
        ChangeKind.InstallApp => reason.FindToken("app") ?? (object)reason,
        ChangeKind.WidenTerms => reason.FindToken("attribute") ?? reason.Definition.Subject,
        ChangeKind.RestoreChannel => _upstreams.SubjectOf(reason) ?? (object)reason,
        ChangeKind.RestoreInstrument => reason.Definition,
        _ => reason,
    };

    private Change Create(ChangeKind kind, Reason reason, string? subject) => (kind, subject) switch
    {
        (ChangeKind.InstallApp, { } app) => new AppInstallation(app),
        (ChangeKind.WidenTerms, { } dimension) => new TermsChange(dimension),
        (ChangeKind.RestoreChannel, { } channel) => new ChannelChange(ActorOf(kind, reason), channel, _catalog.NameOfUpstream(channel)),
        _ => new ReasonChange(kind, ActorOf(kind, reason), reason),
    };

    private static RemedyActor ActorOf(ChangeKind kind, Reason reason) => kind switch
    {
        ChangeKind.RestoreInstrument or ChangeKind.Wait or ChangeKind.AwaitResult => RemedyActor.PayerLater,
        ChangeKind.Enable or ChangeKind.Contract or ChangeKind.Review or ChangeKind.RestoreService => RemedyActor.HostStaff,
        ChangeKind.RestoreChannel or ChangeKind.FollowGuidance => reason.Definition.Fixer switch
        {
            ReasonFixer.Payer => RemedyActor.PayerNow,
            ReasonFixer.Channel => RemedyActor.Channel,
            _ => RemedyActor.HostStaff,
        },
        _ => RemedyActor.PayerNow,
    };

    private readonly record struct ActKey(ChangeKind Kind, object? Subject, int Instrument)
    {
        public bool Equals(ActKey other) => Kind == other.Kind && Instrument == other.Instrument && Equals(Subject, other.Subject);

        public override int GetHashCode() => ((int)Kind * 31) + Instrument + (Subject?.GetHashCode() ?? 0);
    }
}
