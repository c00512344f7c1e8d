namespace Evenemang.Server.Messaging;

/// <summary>Hands one SMS over: to a service, or in Development to a folder. Without one (<see cref="SmsMode.None"/>) there is none in the container.</summary>
public interface ISmsTransport
{
    /// <summary>How many messages may be under way at once.</summary>
    int Parallelism { get; }

    /// <summary>Sends one message. Failures of the world are answers, not exceptions.</summary>
    Task<SmsResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken);
}
