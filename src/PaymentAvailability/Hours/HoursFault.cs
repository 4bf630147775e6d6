namespace PaymentAvailability;

/// <summary>Something wrong in a <see cref="ServiceHoursDefinition"/>.</summary>
/// <param name="Path">Where, relative to the definition: <c>windows[0].days[2]</c>.</param>
/// <param name="Value">What is written there, or null when nothing is.</param>
/// <param name="Problem">What is wrong with it, as the end of a sentence that begins with the value, or with the path when there is none.</param>
/// <param name="Mend">What to write instead, as an instruction.</param>
internal readonly record struct HoursFault(string Path, string? Value, string Problem, string Mend);
