using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Weather;

/// <summary>Where forecasts come from.</summary>
public enum WeatherProvider
{
    /// <summary>Files in a folder: for development, for trying the product out and for tests. The default, because it asks nobody.</summary>
    Folder,

    /// <summary>SMHI's forecasts and warnings, with MET Norway as a stand-in when SMHI does not answer.</summary>
    Smhi,

    /// <summary>MET Norway's forecasts alone, with SMHI's warnings.</summary>
    MetNorway,
}

/// <summary>Settings under <c>Weather</c>: where forecasts and warnings come from.</summary>
public sealed class WeatherOptions
{
    public const string Section = "Weather";

    /// <summary>Which source is asked first.</summary>
    public WeatherProvider Provider { get; set; } = WeatherProvider.Folder;

    /// <summary>SMHI's point forecasts (SNOW1gv1), without a slash at the end.</summary>
    [SecureAddress]
    public string SmhiBaseUrl { get; set; } = "https://opendata-download-metfcst.smhi.se";

    /// <summary>SMHI's warnings (IBWW).</summary>
    [SecureAddress]
    public string SmhiWarningsBaseUrl { get; set; } = "https://opendata-download-warnings.smhi.se";

    /// <summary>MET Norway's Locationforecast 2.0.</summary>
    [SecureAddress]
    public string MetNorwayBaseUrl { get; set; } = "https://api.met.no";

    /// <summary>An address or a page by which the services can reach those who run this; stands in the User-Agent, as MET Norway's terms demand.</summary>
    [ServiceContact]
    public string? Contact { get; set; }

    /// <summary>SMHI's number of the county: warnings that come without an area hold for all of it. 12 is Skåne; 0 for none.</summary>
    [Range(0, 99)]
    public int County { get; set; } = 12;

    /// <summary>SMHI's number of the sea off it: warnings for the sea that come without an area are shown. 55 is Öresund; 0 for none.</summary>
    [Range(0, 99)]
    public int Sea { get; set; } = 55;

    /// <summary>For <see cref="WeatherProvider.Folder"/>: where the files are; relative to the application's content root.</summary>
    public string Folder { get; set; } = "App_Data/weather";

    /// <summary>The settings, in order.</summary>
    /// <exception cref="SettingException">One is wrong, or the services would be asked by somebody they cannot reach.</exception>
    public static WeatherOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.Read<WeatherOptions>(Section);
        if (options.Provider is WeatherProvider.Folder)
        {
            if (string.IsNullOrWhiteSpace(options.Folder))
                throw new SettingException($"{Section}:{nameof(Folder)}", options.Folder, "must name a folder when Weather:Provider is Folder");
        }
        else if (string.IsNullOrWhiteSpace(options.Contact) && !environment.IsDevelopment())
        {
            throw new SettingException(
                $"{Section}:{nameof(Contact)}", options.Contact, $"must be an address such as drift@exempel.se when Weather:Provider is {options.Provider}, because weather services turn away those they cannot reach");
        }
        return options;
    }
}

/// <summary>An absolute https address without a slash at the end; http for this machine only.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecureAddressAttribute : ValidationAttribute
{
    public SecureAddressAttribute() => ErrorMessage = "must be an https address without a slash at the end (http is allowed for this machine only)";

    public override bool IsValid(object? value) =>
        value is string text
        && new WebAddressAttribute().IsValid(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);
}

/// <summary>A mail address or a web address that can stand in a User-Agent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class ServiceContactAttribute : ValidationAttribute
{
    public ServiceContactAttribute() => ErrorMessage = "must be a mail address such as drift@exempel.se or a web address";

    public override bool IsValid(object? value) => value is null or "" || (value is string text && Shape().IsMatch(text));

    [GeneratedRegex(@"\A(?=.{3,150}\z)(https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})\z")]
    private static partial Regex Shape();
}
