using System.Text;
using QRCoder;

namespace Evenemang.Server.Shell;

/// <summary>A QR code (ISO/IEC 18004) as SVG: one path, black on white whatever the page's colours, sharp on paper.</summary>
public static class QrCode
{
    /// <summary>White border that readers need, in modules (section 6.3.8).</summary>
    private const int QuietZone = 4;

    /// <summary>The SVG element, safe to stand in a page.</summary>
    /// <param name="content">What it says, such as an address; at most some hundred characters.</param>
    /// <param name="label">What it is, for those who do not see it; null where words beside it say so.</param>
    public static string Svg(string content, string? label = null)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        // The library's matrix brings its own border; ours is exact.
        var (first, last) = Inner(modules.Count);
        var size = last - first + (2 * QuietZone);
        var path = new StringBuilder();
        for (var y = first; y < last; y++)
        {
            for (var x = first; x < last; x++)
            {
                if (modules[y][x]) path.Append('M').Append(x - first + QuietZone).Append(' ').Append(y - first + QuietZone).Append("h1v1h-1z");
            }
        }
        var described = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\"";
        return $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" {described}><path fill=\"#fff\" d=\"M0 0h{size}v{size}h-{size}z\"/><path fill=\"#000\" d=\"{path}\"/></svg>";
    }

    private static (int First, int Last) Inner(int count) => (QuietZone, count - QuietZone);
}
