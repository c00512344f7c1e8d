using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.SeriesPages;

/// <summary>The words of the desk's pages about series.</summary>
internal static class SeriesTexts
{
    public static Texts T { get; } = new("Evenemang.Server.Desk.Series.SeriesDeskWords");
}
