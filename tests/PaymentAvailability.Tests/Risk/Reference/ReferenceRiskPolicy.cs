namespace PaymentAvailability.Tests;

/// <summary>What responses by the rules' scores come to, read through anew for each card and each response.</summary>
internal static class ReferenceRiskPolicy
{
    public static IEnumerable<(string Response, int? InstrumentIndex, double Score, bool IsEnforced)> Judge(IReadOnlyList<AssessedSignal> signals, IEnumerable<RiskResponse> responses)
    {
        foreach (RiskResponse response in responses)
        {
            (double all, double enforced) = Combine(null);
            if (all >= response.From)
            {
                yield return Decision(null, all, enforced);
            }

            if (enforced >= response.From)
            {
                continue;
            }

            foreach (int card in signals.Where(static assessed => assessed.InstrumentIndex is not null).Select(static assessed => assessed.InstrumentIndex!.Value).Distinct())
            {
                (all, enforced) = Combine(card);
                if (all >= response.From)
                {
                    yield return Decision(card, all, enforced);
                }
            }

            (string, int?, double, bool) Decision(int? card, double ofAll, double ofEnforced) =>
                (response.Name, card, ofEnforced >= response.From ? ofEnforced : ofAll, ofEnforced >= response.From);

            (double All, double Enforced) Combine(int? card)
            {
                double leftOfAll = 1;
                double leftOfEnforced = 1;
                foreach (AssessedSignal assessed in signals.Where(assessed =>
                    (assessed.InstrumentIndex is null || assessed.InstrumentIndex == card) && (response.Rules.Count == 0 || response.Rules.Contains(assessed.Signal.Rule))))
                {
                    double left = 1 - (assessed.Signal.Score * assessed.Weight);
                    leftOfAll *= left;
                    leftOfEnforced *= assessed.IsEnforced ? left : 1;
                }

                return (1 - leftOfAll, 1 - leftOfEnforced);
            }
        }
    }
}
