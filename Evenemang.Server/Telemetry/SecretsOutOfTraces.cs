using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace Evenemang.Server.Telemetry;

/// <summary>The secrets in participants' links are part of the address; whoever reads traces shall not be able to open them.</summary>
internal sealed partial class SecretsOutOfTraces : BaseProcessor<Activity>
{
    private static readonly string[] Tags = ["url.path", "url.full", "http.target", "http.url"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
        {
            if (data.GetTagItem(tag) is string address) data.SetTag(tag, Token().Replace(address, "/{token}"));
        }
        if (data.GetTagItem("url.query") is not null) data.SetTag("url.query", null);
        data.DisplayName = Token().Replace(data.DisplayName, "/{token}");
    }

    /// <summary>A token is 22 letters, digits, hyphens or underscores (128 bits); longer ones are none of ours but may be a token with something stuck to it.</summary>
    [GeneratedRegex("/[A-Za-z0-9_-]{22,}")]
    private static partial Regex Token();
}
