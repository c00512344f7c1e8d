using Evenemang.Shared.Events;

namespace Evenemang.Shared.Weather;

/// <summary>Whether a plan can be followed; every problem is found at once.</summary>
public static class WeatherPlanRules
{
    /// <summary>More than any weather there is, in m/s, mm or °C.</summary>
    private const int Highest = 200;

    /// <summary>A plan; null is fine and means none.</summary>
    /// <param name="problems">Gathers them.</param>
    /// <param name="field">The plan's own field.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isOfSeries">A series has no single date, and so no reserve date.</param>
    public static void Look(FieldProblems problems, string field, WeatherPlan? plan, bool isOfSeries)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (plan is null) return;
        problems.AddIf(!Enum.IsDefined(plan.Preset), $"{field}.preset", FieldProblemCode.Unknown);
        problems.AddIf(!Enum.IsDefined(plan.Mode), $"{field}.mode", FieldProblemCode.Unknown);
        problems.AddIf(plan.Preset is WeatherPreset.Custom && plan.Limits is null, $"{field}.limits", FieldProblemCode.Missing);
        Look(problems, $"{field}.limits", plan.Limits);
        Deadline(problems, $"{field}.decide", plan.Decide);
        Deadline(problems, $"{field}.remind", plan.Remind);
        if (plan is { Decide: { IsUsable: true } decide, Remind: { IsUsable: true } remind })
        {
            // Compared on a day without a change of clocks; what is meant does not depend on the date.
            var start = new DateTime(2027, 5, 17, 12, 0, 0, DateTimeKind.Unspecified);
            problems.AddIf(remind.ToUtc(start, "Etc/UTC") < decide.ToUtc(start, "Etc/UTC"), $"{field}.remind", FieldProblemCode.OutOfOrder);
        }

        problems.AddIf(isOfSeries && (plan.ReserveStart ?? plan.ReserveEnd) is not null, $"{field}.reserveStart", FieldProblemCode.Unknown);
        problems.AddIf(plan.ReserveStart is not null && plan.ReserveEnd is null, $"{field}.reserveEnd", FieldProblemCode.Missing);
        problems.AddIf(plan.ReserveStart is null && plan.ReserveEnd is not null, $"{field}.reserveStart", FieldProblemCode.Missing);
        problems.AddIf(plan.ReserveEnd <= plan.ReserveStart, $"{field}.reserveEnd", FieldProblemCode.OutOfOrder);
        ContentRules.Venue(problems, $"{field}.indoors", plan.Indoors);
    }

    /// <summary>The limits of a programme item; null is fine.</summary>
    public static void Look(FieldProblems problems, string field, ItemWeather? item)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (item is null) return;
        problems.AddIf(!Enum.IsDefined(item.Preset), $"{field}.preset", FieldProblemCode.Unknown);
        problems.AddIf(item.Preset is WeatherPreset.Custom && item.Limits is null, $"{field}.limits", FieldProblemCode.Missing);
        Look(problems, $"{field}.limits", item.Limits);
    }

    /// <summary>Limits of an organiser's own; null is fine.</summary>
    public static void Look(FieldProblems problems, string field, WeatherLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (limits is null) return;
        Rising(problems, $"{field}.gust", limits.Gust, 0, Highest);
        Rising(problems, $"{field}.wind", limits.Wind, 0, Highest);
        Rising(problems, $"{field}.rain", limits.Rain, 0, Highest);
        Rising(problems, $"{field}.rainTotal", limits.RainTotal, 0, Highest);
        Rising(problems, $"{field}.rainProbability", limits.RainProbability, 0, 100);
        Rising(problems, $"{field}.thunder", limits.Thunder, 0, 100);
        Rising(problems, $"{field}.heat", limits.Heat, -Highest, Highest);
        Falling(problems, $"{field}.cold", limits.Cold);
        problems.AddIf(limits.WarningWatch is { } watch && !Enum.IsDefined(watch), $"{field}.warningWatch", FieldProblemCode.Unknown);
        problems.AddIf(limits.WarningCallOff is { } callOff && !Enum.IsDefined(callOff), $"{field}.warningCallOff", FieldProblemCode.Unknown);
        problems.AddIf(limits.WarningCallOff < limits.WarningWatch, $"{field}.warningCallOff", FieldProblemCode.OutOfOrder);
    }

    private static void Deadline(FieldProblems problems, string field, WeatherDeadline? deadline)
    {
        if (deadline is null) problems.Add(field, FieldProblemCode.Missing);
        else problems.AddIf(!deadline.IsUsable, field, FieldProblemCode.Malformed);
    }

    private static void Rising(FieldProblems problems, string field, Limit? limit, int lowest, int highest)
    {
        if (Outside(problems, field, limit, lowest, highest)) return;
        problems.AddIf(limit!.CallOff < limit.Watch, $"{field}.callOff", FieldProblemCode.OutOfOrder);
    }

    private static void Falling(FieldProblems problems, string field, Limit? limit)
    {
        if (Outside(problems, field, limit, -Highest, Highest)) return;
        problems.AddIf(limit!.CallOff > limit.Watch, $"{field}.callOff", FieldProblemCode.OutOfOrder);
    }

    private static bool Outside(FieldProblems problems, string field, Limit? limit, int lowest, int highest)
    {
        if (limit is null)
        {
            problems.Add(field, FieldProblemCode.Missing);
            return true;
        }

        // Written as "not within", so that what is no number is outside too.
        var watch = limit.Watch is { } one && !(one >= lowest && one <= highest);
        var callOff = limit.CallOff is { } other && !(other >= lowest && other <= highest);
        problems.AddIf(watch, $"{field}.watch", FieldProblemCode.OutOfRange, highest);
        problems.AddIf(callOff, $"{field}.callOff", FieldProblemCode.OutOfRange, highest);
        return watch || callOff;
    }
}
