using Evenemang.Tests.Support;

namespace Evenemang.Tests.Messaging;

/// <summary>One mail server for all classes that ask for it, started by the first test that uses it.</summary>
[CollectionDefinition(nameof(PostfixServer))]
public sealed class PostfixCollection : ICollectionFixture<LazyPostfix>;

/// <summary>Starts nothing where every test of the collection is skipped.</summary>
public sealed class LazyPostfix : IDisposable
{
    private readonly Lazy<PostfixServer> _server = new(() => new PostfixServer());

    public PostfixServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
