using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Evenemang.Server.Events;

/// <summary>Organisers' Markdown as HTML. Raw HTML is shown as text, and headings begin below the page's own.</summary>
internal static class Markup
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseEmphasisExtras().Build();

    public static MarkupString ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.OfType<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level + 2, 3, 6);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (!IsSafe(link.Url)) link.Url = "#";
        }
        return new(document.ToHtml(Pipeline));
    }

    private static bool IsSafe(string? address) =>
        address is not null
        && (address.StartsWith('/') || address.StartsWith('#')
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel"));
}
