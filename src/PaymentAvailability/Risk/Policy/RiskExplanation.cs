using System.Globalization;
using System.Text;

namespace PaymentAvailability;

/// <summary>Writes an assessment out for people, in Chinese or English: what was decided, by which numbers, under which thresholds.</summary>
internal static class RiskExplanation
{
    public static string Write(RiskAssessment assessment, CultureInfo culture)
    {
        bool isChinese = culture.TwoLetterISOLanguageName == "zh";
        var text = new StringBuilder();
        Line(text, isChinese ? $"风控策略版本 {assessment.PolicyVersion}，综合评分 {Number(assessment.Score)}" : $"risk policy {assessment.PolicyVersion}, combined score {Number(assessment.Score)}");
        if (assessment.AllowedBecause is { } because)
        {
            Line(text, isChinese ? $"在信任名单上（{because}），规则不生效" : $"on the allow list ({because}), so rules have no effect");
        }

        foreach (AllowedInstrument allowed in assessment.AllowedInstruments)
        {
            Line(text, isChinese
                ? $"第 {allowed.InstrumentIndex + 1} 张卡在信任名单上（{allowed.Because}），规则对它不生效"
                : $"instrument {allowed.InstrumentIndex + 1} is on the allow list ({allowed.Because}), so rules have no effect for it");
        }

        WriteDecisions(text, assessment, isChinese);
        WriteSignals(text, assessment, isChinese);
        if (assessment.Model is { } model)
        {
            WriteModel(text, model, isChinese);
        }

        return text.ToString();
    }

    private static void WriteDecisions(StringBuilder text, RiskAssessment assessment, bool isChinese)
    {
        if (assessment.Decisions.IsEmpty)
        {
            Line(text, isChinese ? "决定：放行，没有达到任何阈值" : "decision: allowed, no threshold was reached");
        }

        foreach (RiskDecision decision in assessment.Decisions)
        {
            string what = isChinese ? InChinese(decision.Action) : InEnglish(decision.Action);
            string whom = decision.InstrumentIndex is not { } index ? "" : isChinese ? $"，仅第 {index + 1} 张卡" : $", only instrument {index + 1}";
            string moved = decision.Threshold == decision.StaticThreshold ? ""
                : isChinese ? $"（按标注调整，固定阈值 {Number(decision.StaticThreshold)}）" : $" (moved by labels; static {Number(decision.StaticThreshold)})";
            string shadow = decision.IsEnforced ? "" : isChinese ? "，仅观察，未生效" : ", observed only, without effect";
            string reason = decision.Reason is { } given ? isChinese ? $"，原因 {given}" : $", reason {given}" : "";
            Line(text, isChinese
                ? $"决定 {decision.Response}：{what}{whom}，评分 {Number(decision.Score)} ≥ 阈值 {Number(decision.Threshold)}{moved}{reason}{shadow}"
                : $"decision {decision.Response}: {what}{whom}, score {Number(decision.Score)} ≥ threshold {Number(decision.Threshold)}{moved}{reason}{shadow}");
        }
    }

    private static void WriteSignals(StringBuilder text, RiskAssessment assessment, bool isChinese)
    {
        foreach (AssessedSignal assessed in assessment.Signals)
        {
            RiskSignal signal = assessed.Signal;
            string evidence = string.Join(isChinese ? "，" : ", ", signal.Evidence.Select(found => Evidence(found, isChinese)));
            string whom = assessed.InstrumentIndex is not { } index ? "" : isChinese ? $"（第 {index + 1} 张卡）" : $" (instrument {index + 1})";
            string own = signal.Action is { } action ? isChinese ? $"，规则自行{InChinese(action)}" : $", by itself: {InEnglish(action)}" : "";
            string weight = assessed.Weight == 1 ? "" : isChinese ? $"，权重 {Number(assessed.Weight)}" : $", weight {Number(assessed.Weight)}";
            string shadow = assessed.IsEnforced ? "" : isChinese ? "，仅观察" : ", observed only";
            string until = signal.Until is not { } end ? "" : isChinese ? $"，{end.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC 后解除" : $", over at {end.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
            Line(text, isChinese
                ? $"规则 {signal.Rule}{whom}：评分 {Number(signal.Score)}{(evidence.Length == 0 ? "" : "，")}{evidence}{weight}{own}{until}{shadow}"
                : $"rule {signal.Rule}{whom}: score {Number(signal.Score)}{(evidence.Length == 0 ? "" : ", ")}{evidence}{weight}{own}{until}{shadow}");
        }
    }

    private static void WriteModel(StringBuilder text, RiskModelOpinion model, bool isChinese)
    {
        string version = model.Version is { } known ? $" {known}" : "";
        Line(text, model.Probability is { } probability
            ? isChinese ? $"模型{version}：欺诈概率 {Number(probability)}" : $"model{version}: probability of fraud {Number(probability)}"
            : isChinese ? $"模型{version}：没有给出概率（{model.Trouble}）" : $"model{version}: no probability ({model.Trouble})");
        foreach (RiskFeature part in model.Contributions)
        {
            Line(text, isChinese ? $"  {part.Name}：{part.Value.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture)}" : $"  {part.Name}: {part.Value.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture)}");
        }
    }

    private static string Evidence(RiskEvidence evidence, bool isChinese) => evidence.Threshold is { } threshold
        ? isChinese ? $"{evidence.Name} {Number(evidence.Value)}（阈值 {Number(threshold)}）" : $"{evidence.Name} {Number(evidence.Value)} (threshold {Number(threshold)})"
        : $"{evidence.Name} {Number(evidence.Value)}";

    private static string InChinese(RiskAction action) => action switch
    {
        RiskAction.Verify => "要求验证",
        RiskAction.Review => "转人工审核",
        _ => "关闭",
    };

    private static string InEnglish(RiskAction action) => action switch
    {
        RiskAction.Verify => "ask for a verification",
        RiskAction.Review => "have a person look",
        _ => "close",
    };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => (text.Length == 0 ? text : text.Append('\n')).Append(line);
}
