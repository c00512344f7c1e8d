using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of the contact's answer to somebody who has asked to join.</summary>
public enum AnswerRequestOutcome
{
    /// <summary>They are in.</summary>
    Joined,

    /// <summary>They wait for a place.</summary>
    Waits,

    /// <summary>They are not.</summary>
    Declined,

    /// <summary>Nothing changed: there is no place and no waitlist.</summary>
    Full,

    /// <summary>There is no such request, or it has been answered.</summary>
    NotThere,

    /// <summary>The link is not the contact's.</summary>
    NotContact,
}

/// <summary>
/// Says yes or no to those who asked before the group began to run itself, and have no answer yet: its contact does, who sees what they call themselves. The organisers' own verb does it, and
/// tells them.
/// </summary>
public sealed class AnswerRequest(IDbContextFactory<EvenemangDb> contexts, DecideRequest decide, TimeProvider clock)
{
    /// <param name="token">The contact's secret.</param>
    /// <param name="number">Number of the sign-up.</param>
    /// <param name="approve">Whether the answer is yes.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>With it, whether a letter tells them.</returns>
    public async Task<(AnswerRequestOutcome Outcome, bool IsTold)> RunAsync(string token, int number, bool approve, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await OwnGroup.OpenAsync(db, token, clock.GetUtcNow().UtcDateTime, cancel) is not { } group) return (AnswerRequestOutcome.NotContact, false);
        var asked = await group.Requests(db).FirstOrDefaultAsync(row => row.Number == number, cancel);
        if (asked is null) return (AnswerRequestOutcome.NotThere, false);
        var outcome = await decide.RunAsync(asked.Id, approve, GroupRows.Contact, cancel) switch
        {
            DecideRequestOutcome.Confirmed => AnswerRequestOutcome.Joined,
            DecideRequestOutcome.Waitlisted => AnswerRequestOutcome.Waits,
            DecideRequestOutcome.Declined => AnswerRequestOutcome.Declined,
            DecideRequestOutcome.Full => AnswerRequestOutcome.Full,
            _ => AnswerRequestOutcome.NotThere,
        };
        return (outcome, asked.Email is not null);
    }
}
