using System.Net;

namespace Evenemang.Server.Messaging;

/// <summary>A form that remembers whether any of it was written: before that, a failure means that nobody has seen it.</summary>
internal sealed class TrackedForm(IEnumerable<KeyValuePair<string, string>> fields) : FormUrlEncodedContent(fields)
{
    /// <summary>Whether writing has begun.</summary>
    public bool WasBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        WasBegun = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
