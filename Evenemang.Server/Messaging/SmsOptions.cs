using System.ComponentModel.DataAnnotations;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Messaging;

/// <summary>Where SMS go.</summary>
public enum SmsMode
{
    /// <summary>Nowhere: nobody is offered any, and whoever has no e-mail stands on the call list. The default.</summary>
    None,

    /// <summary>Into a folder, one file a message: for development and for trying the product out.</summary>
    Folder,

    /// <summary>Through 46elks' interface.</summary>
    FortySixElks,
}

/// <summary>Settings under <c>Sms</c>. Read by <see cref="SmsOptionsReader"/>, which also sees to it that they go together.</summary>
public sealed class SmsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sms";

    /// <summary>None, folder or 46elks.</summary>
    public SmsMode Mode { get; set; } = SmsMode.None;

    /// <summary>For <see cref="SmsMode.Folder"/>: where the files go; relative to the application's content root.</summary>
    [Required(ErrorMessage = "must name a folder")]
    public string Folder { get; set; } = "App_Data/sms";

    /// <summary>Address of the interface, without a slash at the end. Login and messages go there, so it must be https unless it is this machine.</summary>
    [WebAddress]
    public string BaseUrl { get; set; } = "https://api.46elks.com/a1";

    /// <summary>The interface's user name.</summary>
    public string User { get; set; } = "";

    /// <summary>The password of <see cref="User"/>.</summary>
    public string Password { get; set; } = "";

    /// <summary>What stands as the sender: at most 11 letters and digits, beginning with a letter, or a number such as +46700000000.</summary>
    public string From { get; set; } = "";

    /// <summary>Whether anybody can be sent an SMS.</summary>
    public bool IsOn => Mode is not SmsMode.None;
}
