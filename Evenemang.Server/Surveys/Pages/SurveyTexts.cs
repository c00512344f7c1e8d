using Evenemang.Server.Shell;

namespace Evenemang.Server.Surveys.Pages;

/// <summary>The words of the public survey.</summary>
internal static class SurveyTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Surveys.Pages.SurveyWords");
}
