using Evenemang.Server.Settings;

namespace Evenemang.Server.Privacy;

/// <summary>
/// Settings under <c>Retention</c> ("gallring"). Registrations are public records (arkivlagen 1990:782), and those are only weeded out on a decision;
/// so nothing is erased by itself until somebody names that decision here. All periods are whole days.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Whether data is erased when its time is over. Needs <see cref="Decision"/>.</summary>
    public bool Enabled { get; set; }

    /// <summary>The decision this rests on, as the log names it: a number or a paragraph of the records schedule.</summary>
    public string? Decision { get; set; }

    /// <summary>After the occurrence's end: name, address, number and answers of those who signed up.</summary>
    [Between(0, 3650)]
    public int RegistrationDays { get; set; } = 30;

    /// <summary>After the occurrence's end: answers alone, which may tell of diet and health; never later than the rest.</summary>
    [Between(0, 3650)]
    public int AnswerDays { get; set; } = 7;

    /// <summary>After a self-help group's last meeting: all that is personal about its members.</summary>
    [Between(0, 3650)]
    public int GroupDays { get; set; } = 30;

    /// <summary>After an organiser's act: its entry in the log.</summary>
    [Between(30, 3650)]
    public int AuditDays { get; set; } = 730;

    /// <summary>After a message was sent or given up: the row that tells so.</summary>
    [Between(1, 3650)]
    public int NoticeDays { get; set; } = 90;

    /// <summary>The settings.</summary>
    /// <exception cref="SettingException">A value is wrong, or retention is on without a decision.</exception>
    internal static RetentionOptions Read(IConfiguration configuration)
    {
        var options = configuration.Read<RetentionOptions>(Section);
        if (options.Enabled && string.IsNullOrWhiteSpace(options.Decision))
        {
            throw new SettingException($"{Section}:{nameof(Decision)}", options.Decision, $"must name the decision to erase (its number or date) when {Section}:{nameof(Enabled)} is true");
        }
        if (options.Decision?.Length > MaxDecisionLength) throw new SettingException($"{Section}:{nameof(Decision)}", options.Decision, $"must be at most {MaxDecisionLength} characters");
        return options;
    }

    private const int MaxDecisionLength = 200;
}
