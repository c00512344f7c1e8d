using Evenemang.Server.Settings;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;

namespace Evenemang.Server.Security;

/// <summary>What stands before everything else: whom we believe about addresses, under which names we answer, and what browsers are told.</summary>
public static class SecurityRoom
{
    /// <summary>Must come before everything that adds a start-up filter: what is added first runs first.</summary>
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SecurityHeaders>();
        builder.Services.AddSingleton<ServedHosts>();
        builder.Services.AddSingleton<IStartupFilter>(provider => new FrontDoor(
            provider.GetRequiredService<SecurityHeaders>(), provider.GetRequiredService<ServedHosts>(), ProxiesOptions.Read(builder.Configuration), provider.GetRequiredService<SiteOptions>().IsHttps));
        ProxiesOptions.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // The framework's own filter knows one list only; ServedHosts reads the same setting and adds the site's name.
        builder.Services.Configure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
    }

    private sealed class FrontDoor(SecurityHeaders headers, ServedHosts hosts, IReadOnlyList<System.Net.IPNetwork> proxies, bool isHttpsSite) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            if (proxies.Count > 0) app.UseForwardedHeaders(Believed());
            app.Use(after => context =>
            {
                headers.Apply(context);
                if (hosts.Serves(context.Request)) return after(context);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync("This site is not served under that name. (Setting Site:BaseUrl, or AllowedHosts.)", context.RequestAborted);
            });
            // Not only the sign-in's own: also those of forms, second factors and other sites' sign-ins travel over https alone, whatever a proxy says of the request. Visitors get none.
            if (isHttpsSite) app.UseWhen(context => SecurityHeaders.IsDesk(context.Request.Path), desk => desk.UseCookiePolicy(new() { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always }));
            next(app);
        };

        private ForwardedHeadersOptions Believed()
        {
            // As many hops as are known, and no further; the name in X-Forwarded-Host is never needed, since links begin with Site:BaseUrl.
            ForwardedHeadersOptions options = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var network in proxies) options.KnownIPNetworks.Add(network);
            return options;
        }
    }
}
