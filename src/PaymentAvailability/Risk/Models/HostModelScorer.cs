using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Asks a model of the host's so that whatever it does costs only its own answer. Safe for concurrent use.</summary>
internal sealed class HostModelScorer : IRiskScorer
{
    private const int MostContributions = 64;

    private readonly IRiskModel _model;
    private readonly BoundedCalls _calls;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    public HostModelScorer(IRiskModel model, RiskModelOptions options, TimeProvider time)
    {
        _model = model;
        _calls = new BoundedCalls(options.Timeout, options.MaximumStuckCalls, time);
        _timeout = options.Timeout;
        _time = time;
    }

    /// <summary>Asks the model, no longer than it may take and what is left of the resolution's deadline.</summary>
    public ValueTask<RiskModelOpinion> ScoreAsync(GateContext context, ImmutableArray<RiskFeature> features, CancellationToken cancellationToken)
    {
        TimeSpan left = context.Deadline - (_time.GetUtcNow() - context.At);
        return left <= TimeSpan.Zero ? new(Nothing("late")) : CallAsync(features, left < _timeout ? left : _timeout, cancellationToken);
    }

    private async ValueTask<RiskModelOpinion> CallAsync(ImmutableArray<RiskFeature> features, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            BoundedAnswer<RiskModelScore> answer =
                await _calls.RunAsync(token => _model.ScoreAsync(features, token), limit, cancellationToken).ConfigureAwait(false);
            return answer.End == CallEnd.Answered ? OpinionOf(answer.Value) : Nothing(answer.Trouble!);
        }
        catch (OperationCanceledException)
        {
            // The resolution ends with the caller's giving up, whatever is said here.
            return Nothing("cancelled");
        }
    }

    /// <summary>What an answer amounts to: an answer that is none is told as such.</summary>
    public static RiskModelOpinion OpinionOf(in RiskModelScore score)
    {
        // Written so that what is no number is refused too.
        if (!(score.Probability is >= 0 and <= 1))
        {
            return Nothing("invalid");
        }

        ImmutableArray<RiskFeature> contributions = score.Contributions.IsDefaultOrEmpty
            ? []
            : [.. score.Contributions.Where(static part => double.IsFinite(part.Value) && SafeToken.IsSafe(part.Name)).OrderByDescending(static part => Math.Abs(part.Value)).Take(MostContributions)];
        return new RiskModelOpinion(score.Probability, SafeToken.IsSafe(score.Version) ? score.Version : null, contributions, null);
    }

    private static RiskModelOpinion Nothing(string trouble) => new(null, null, [], trouble);
}
