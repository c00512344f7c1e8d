using Microsoft.AspNetCore.Components.Routing;

namespace Evenemang.Server.Desk;

/// <summary>The way to the series in the desk's menu: where one is also while looking at an occurrence of one.</summary>
public sealed class SeriesLink : NavLink
{
    protected override bool ShouldMatch(string uriAbsolute) => base.ShouldMatch(uriAbsolute) || uriAbsolute.Contains(DeskRoom.Path + "/evenemang/", StringComparison.Ordinal);
}
