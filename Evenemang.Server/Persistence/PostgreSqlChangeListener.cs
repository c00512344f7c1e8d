using Npgsql;

namespace Evenemang.Server.Persistence;

/// <summary>Hears what other servers have changed. While the connection is down nothing kept in memory is trusted.</summary>
internal sealed partial class PostgreSqlChangeListener(
    string connectionString, ContentChanges changes, TimeProvider clock, ILogger<PostgreSqlChangeListener> log) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Before the first request: what happened before we listen was not heard.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        changes.SetListening(false);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException)
            {
                changes.SetListening(false);
                LostTouch(log, failure.GetType().Name);
                using var timer = new PeriodicTimer(RetryAfter, clock);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 10 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        connection.Notification += (_, notification) => changes.Tell(ChangeNotification.Read(notification.Payload));
        await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotification.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }
        changes.SetListening(true);
        while (!cancel.IsCancellationRequested) await connection.WaitAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost touch with the database's change notifications ({Failure}); nothing kept in memory is served until it is back")]
    private static partial void LostTouch(ILogger log, string failure);
}
