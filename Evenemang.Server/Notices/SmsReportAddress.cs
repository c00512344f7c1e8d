using System.Security.Cryptography;
using System.Text;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Notices;

/// <summary>Where the SMS service reports what became of one message. The service signs nothing, so the address holds a secret of that message.</summary>
public sealed class SmsReportAddress(Secrets secrets, SiteOptions site, SmsOptions sms)
{
    /// <summary>Route of the reports.</summary>
    public const string Pattern = "/sms/rapport/{id:guid}/{token}";

    /// <summary>The address; null when no service could reach it: the secret crosses no network in clear text.</summary>
    public Uri? Of(Guid noticeId)
    {
        if (sms.Mode is not SmsMode.FortySixElks) return null;
        var address = new Uri($"{site.BaseUrl}/sms/rapport/{noticeId:N}/{TokenOf(noticeId)}");
        return address.Scheme == Uri.UriSchemeHttps || new Uri(sms.BaseUrl).IsLoopback ? address : null;
    }

    /// <summary>Whether the secret is that message's. Takes the same time however much of it is right.</summary>
    public bool IsRight(Guid noticeId, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(noticeId)), Encoding.UTF8.GetBytes(token));

    private string TokenOf(Guid noticeId) => secrets.TokenFor("sms-report", noticeId.ToString("N"));
}
