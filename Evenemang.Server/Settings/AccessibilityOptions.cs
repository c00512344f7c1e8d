namespace Evenemang.Server.Settings;

/// <summary>Settings under <c>Accessibility</c>: the dates that the law wants in the accessibility statement (Digg's regulation, MDFFS 2019:2).</summary>
public sealed class AccessibilityOptions
{
    public const string Section = "Accessibility";

    /// <summary>The day when somebody last went through the service and judged it.</summary>
    public DateOnly AssessedOn { get; set; } = new(2026, 11, 22);

    /// <summary>The day when the statement was last changed.</summary>
    public DateOnly UpdatedOn { get; set; } = new(2026, 11, 22);
}
