using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Desk.Accounts;

/// <summary>A grant that was chosen, with the words for it.</summary>
/// <param name="Grant">What is given.</param>
/// <param name="Series">Title of the series.</param>
/// <param name="Start">Local wall-clock start of the only occurrence; null for the whole series.</param>
public sealed record ChosenGrant(Grant Grant, string Series, DateTime? Start);
