using Evenemang.Server.Messaging;
using Evenemang.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace Evenemang.Tests.Messaging;

public sealed class MailOptionsTests
{
    [Fact]
    public void Without_a_setting_mail_goes_to_a_folder()
    {
        var options = MailOptionsReader.Read(new ConfigurationBuilder().Build());
        Assert.Equal(MailMode.Folder, options.Mode);
        Assert.Equal("Evenemang", options.Sender.Name);
    }

    [Fact]
    public void A_server_is_read_with_all_its_settings()
    {
        var options = Read("Mode=smtp", "From=Möten <moten@exempel.se>", "Host=mail.exempel.se", "Port=465", "Security=Tls", "User=moten", "Password=hemligt", "HelloName=webb.exempel.se", "Connections=8");
        Assert.Equal(
            (MailMode.Smtp, "moten@exempel.se", "mail.exempel.se", 465, MailSecurity.Tls, "moten", "hemligt", "webb.exempel.se", 8),
            (options.Mode, options.Sender.Address, options.Host, options.Port, options.Security, options.User, options.Password, options.HelloName, options.Connections));
    }

    [Theory]
    [InlineData("Mode=Brevduva", "The setting Mail:Mode is \"Brevduva\": it must be one of Folder, Smtp.")]
    [InlineData("Mode=1", "The setting Mail:Mode is \"1\": it must be one of Folder, Smtp.")]
    [InlineData("From=ingen adress", "The setting Mail:From is \"ingen adress\": it must be an address such as Evenemang <evenemang@exempel.se>.")]
    [InlineData("Folder= ", "The setting Mail:Folder is \" \": it must name a folder when Mail:Mode is Folder.")]
    [InlineData("Port=tjugofem", "The setting Mail:Port is \"tjugofem\": it must be a whole number from 1 to 65535.")]
    [InlineData("Connections=0", "The setting Mail:Connections is \"0\": it must be a whole number from 1 to 20.")]
    [InlineData("ReturnAddress=studsar", "The setting Mail:ReturnAddress is \"studsar\": it must be an address such as studsar@exempel.se with at most 27 characters and no + before the @.")]
    [InlineData("ReturnAddress=studs+ar@exempel.se", "The setting Mail:ReturnAddress is \"studs+ar@exempel.se\": it must be an address such as studsar@exempel.se with at most 27 characters and no + before the @.")]
    [InlineData("BounceFolder=/var/mail/studsar", "The setting Mail:ReturnAddress is missing: it must be set when Mail:BounceFolder is, because letters come back to it.")]
    [InlineData("Security=Ssl", "The setting Mail:Security is \"Ssl\": it must be one of None, StartTls, Tls.")]
    public void A_wrong_value_is_named_with_its_key(string setting, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Read(setting)).Message);

    [Theory]
    [InlineData("Host=", "Mail:Host is \"\"")]
    [InlineData("Host=mail exempel", "Mail:Host is \"mail exempel\"")]
    [InlineData("HelloName=två ord", "Mail:HelloName is \"två ord\"")]
    [InlineData("Security=None", "Mail:Security is \"None\"")]
    [InlineData("Password=", "Mail:Password is missing")]
    [InlineData("User=", "Mail:User is missing")]
    public void A_server_needs_settings_that_go_together(string setting, string expected)
    {
        var message = Assert.Throws<SettingException>(() =>
            Read(["Mode=Smtp", "From=a@exempel.se", "Host=mail.exempel.se", "User=a", "Password=hemligt", setting])).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_needs_a_sender_that_somebody_chose() =>
        Assert.Contains("Mail:From is missing", Assert.Throws<SettingException>(() => Read("Mode=Smtp", "Host=mail.exempel.se")).Message, StringComparison.Ordinal);

    private static MailOptions Read(params string[] settings) =>
        MailOptionsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0])
                .ToDictionary(pairs => $"Mail:{pairs.Key}", pairs => (string?)pairs.Last()[1]))
            .Build());
}
