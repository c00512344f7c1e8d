using Evenemang.Server.Persistence;

namespace Evenemang.Server.Surveys;

/// <summary>
/// The secret in a person's link to a survey. Computed from the key outside the database whenever the link is written, and stored nowhere; what is stored is its
/// hash, once for each who may answer.
/// </summary>
public static class SurveyTokens
{
    /// <summary>The secret of one registration's link about one occurrence.</summary>
    public static string For(Secrets secrets, Guid surveyId, Guid occurrenceId, Guid registrationId) =>
        secrets.TokenFor("survey", $"{surveyId:N}|{occurrenceId:N}|{registrationId:N}");

    /// <summary>Where the link leads, without language.</summary>
    public static string Path(string token) => $"/enkat/{token}";
}
