namespace Evenemang.Shared.Privacy;

/// <summary>How long what is personal is kept, in whole days after the end of what it was for; 0 is the end itself.</summary>
/// <param name="RegistrationDays">Name, address, number and answers of a sign-up.</param>
/// <param name="AnswerDays">Answers alone, which may tell of diet and health. Where it is longer than the rest, the rest decides.</param>
/// <param name="GroupDays">All that is personal about members of a self-help group, after its last meeting.</param>
public sealed record RetentionPeriods(int RegistrationDays, int AnswerDays, int GroupDays);

/// <summary>What of a sign-up is to be erased now.</summary>
public enum RetentionStep
{
    /// <summary>Nothing yet.</summary>
    Keep,

    /// <summary>The answers; name and contact stay for a while.</summary>
    EraseAnswers,

    /// <summary>Everything that tells who it was.</summary>
    EraseAll,
}
