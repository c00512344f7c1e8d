using System.Globalization;
using Evenemang.Server.Registrations.Pages;

namespace Evenemang.Server.Groups.Pages;

/// <summary>What the contact has typed and what is wrong with it: the page shows both again.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="At">Which form: the last part of its address, with the meeting's id where there are several.</param>
/// <param name="Error">What to put right; null when nothing is.</param>
public sealed record OwnGroupForm(TypedForm Typed, string At, string? Error)
{
    public const string DayField = "dag";
    public const string StartField = "fran";
    public const string EndField = "till";
    public const string MeetingField = "traff";
    public const string MemberField = "deltagare";
    public const string TextField = "text";
    public const string AnswerField = "svar";

    public static OwnGroupForm Untouched { get; } = new(TypedForm.Empty, "", null);

    /// <summary>Which meeting; none for what is no id.</summary>
    public Guid Meeting => Guid.TryParse(Typed.Text(MeetingField), out var id) ? id : Guid.Empty;

    /// <summary>Number of a member's sign-up; 0 for nobody.</summary>
    public int Member => int.TryParse(Typed.Text(MemberField), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Day and times; null when one is missing or is none.</summary>
    public MeetingTimes? Times =>
        DateOnly.TryParseExact(Typed.Text(DayField), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9999
        && Time(StartField) is { } start && Time(EndField) is { } end
            ? new(day, start, end)
            : null;

    /// <summary>The sentence that belongs to a form; null when nothing is wrong there.</summary>
    public string? ErrorAt(string at) => At == at ? Error : null;

    /// <summary>What stands in a field of a form: as typed where it is shown again, else what is proposed.</summary>
    public string Value(string at, string field, string proposed) => At == at && Error is not null ? Typed.Text(field) : proposed;

    private TimeOnly? Time(string field) => TimeOnly.TryParseExact(Typed.Text(field), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
