namespace Evenemang.Server.Settings;

/// <summary>How well a service follows the law on accessibility.</summary>
public enum Compliance
{
    /// <summary>"Helt förenlig".</summary>
    Fully,

    /// <summary>"Delvis förenlig", with the reasons on the page.</summary>
    Partially,

    /// <summary>"Inte förenlig".</summary>
    Not,
}

/// <summary>Settings under <c>Accessibility</c>: the items that the law wants in the accessibility statement (Digg's regulation, MDFFS 2019:2).</summary>
public sealed class AccessibilityOptions
{
    public const string Section = "Accessibility";

    /// <summary>The day when somebody last went through the service and judged it.</summary>
    public DateOnly AssessedOn { get; set; } = new(2026, 11, 22);

    /// <summary>Whether the service follows the law fully, partially or not at all.</summary>
    public Compliance Compliance { get; set; } = Compliance.Partially;

    /// <summary>What is not accessible, and why, with | between; when empty, what is known about the service as delivered.</summary>
    public string? Lacks { get; set; }

    /// <summary>What is excepted because it would be an unreasonable burden, and why (section 12); when empty, nothing is.</summary>
    public string? Burden { get; set; }

    /// <summary>What the law does not apply to (section 9); when empty, what is known about the service as delivered.</summary>
    public string? Outside { get; set; }

    /// <summary>How it was assessed, for example by whom from outside; when empty, the self-assessment of the service as delivered.</summary>
    public string? Method { get; set; }

    /// <summary>The day when the statement was last changed.</summary>
    public DateOnly UpdatedOn { get; set; } = new(2026, 11, 22);
}
