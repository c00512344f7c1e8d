using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Groups.Pages;

/// <summary>The words of the contact's page.</summary>
internal static class GroupTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Groups.Pages.GroupWords");

    /// <summary>What a member calls themselves; those who gave no name are told apart by number.</summary>
    public static string Name(OwnMember member) => member.Name ?? Words["Nameless", member.Number];

    /// <summary>"Onsdag 29 maj klockan 13.30 till 15.30"; the day undecided in words.</summary>
    public static string When(Occurrence meeting, DateOnly today)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (meeting.Start is not { } start) return Words["DateUndecided"];
        var text = DateWords.DateAndTimes(start, meeting.End, culture, today);
        return char.ToUpper(text[0], culture) + text[1..];
    }
}
