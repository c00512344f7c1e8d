namespace Evenemang.Shared.Events;

/// <summary>Whom to ask or call: a role or a person the organiser has chosen to publish.</summary>
/// <param name="Name">Role or name.</param>
/// <param name="Email">Address that somebody reads.</param>
/// <param name="Phone">Number that somebody answers.</param>
public sealed record Contact(string Name, string? Email = null, string? Phone = null);
