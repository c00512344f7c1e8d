using Evenemang.Server.Settings;

namespace Evenemang.Server.Samples;

/// <summary>Something to look at on the first day.</summary>
public static class SamplesRoom
{
    public static void AddSamples(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.Read<SampleDataOptions>(SampleDataOptions.Section));
        builder.Services.AddSingleton<SampleData>();
        builder.Services.AddSingleton<SampleOrganisers>();
    }
}
