using Evenemang.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Security;

/// <summary>A route of the application as it is put together, so that a new one is tested the day it is written.</summary>
/// <param name="Method">GET, POST …; a route that takes any is listed as GET.</param>
/// <param name="Pattern">Its path with the parameters in it.</param>
public sealed record EveryRoute(HttpMethod Method, RoutePattern Pattern)
{
    public static IReadOnlyList<EveryRoute> Of(TestHost host) =>
    [
        .. from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           where method != "HEAD"
           select new EveryRoute(new(method), endpoint.RoutePattern),
    ];

    /// <summary>The path with every parameter filled in.</summary>
    /// <param name="value">Gives a value for a parameter's name, escaped.</param>
    public string Path(Func<string, string> value) => "/" + string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => value(parameter.Name),
        _ => "",
    }))));

    public bool HasParameters => Pattern.Parameters.Count > 0;

    public override string ToString() => $"{Method} {Pattern.RawText}";
}
