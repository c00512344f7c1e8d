using System.ComponentModel;
using System.Diagnostics;

namespace Evenemang.Server.Events;

/// <summary>Asks the virus scanner that the settings name. Where none is named every file passes; where one is named and does not answer, none does.</summary>
public sealed partial class ScanUpload(UploadsOptions options, TimeProvider time, ILogger<ScanUpload> log)
{
    public async Task<bool> IsCleanAsync(byte[] content, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(options.ScanCommand)) return true;
        var path = Path.Combine(Path.GetTempPath(), $"evenemang-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllBytesAsync(path, content, cancel);
            return await RunAsync(path, cancel);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<bool> RunAsync(string path, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.ScanSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var scanner = Process.Start(new ProcessStartInfo(options.ScanCommand, [path]) { UseShellExecute = false })!;
            try
            {
                await scanner.WaitForExitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                scanner.Kill(entireProcessTree: true);
                Log.ScanTookTooLong(log, options.ScanSeconds);
                return false;
            }

            if (scanner.ExitCode != 0) Log.UploadRefusedByScan(log, scanner.ExitCode);
            return scanner.ExitCode == 0;
        }
        catch (Win32Exception failure)
        {
            Log.ScanDidNotStart(log, failure);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An upload was refused by the scan with exit code {ExitCode}.")]
        public static partial void UploadRefusedByScan(ILogger logger, int exitCode);

        [LoggerMessage(Level = LogLevel.Error, Message = "The scan of an upload took longer than {Seconds} seconds; the file was refused.")]
        public static partial void ScanTookTooLong(ILogger logger, int seconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "The scan of uploads could not be started; the file was refused.")]
        public static partial void ScanDidNotStart(ILogger logger, Exception failure);
    }
}
