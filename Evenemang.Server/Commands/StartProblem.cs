using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Microsoft.AspNetCore.Connections;

namespace Evenemang.Server.Commands;

/// <summary>Failures that the person at the keyboard can put right, in one sentence. Anything else is our mistake and keeps its stack trace.</summary>
internal static class StartProblem
{
    public static string? InWords(Exception failure) => failure switch
    {
        SettingException or DatabaseUpgradeException or BackupException or PersonalDataException => failure.Message,
        IOException { InnerException: AddressInUseException } => $"{failure.Message.TrimEnd('.')}. Stop what listens there, or choose another address with --urls=http://localhost:5081.",
        IOException or UnauthorizedAccessException => $"A file, folder or address cannot be used: {failure.Message.TrimEnd('.')}.",
        FormatException when failure.TargetSite?.DeclaringType?.Namespace?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) is true =>
            $"The settings cannot be read: {failure.GetBaseException().Message.TrimEnd('.')}.",
        InvalidDataException when failure.InnerException is FormatException => $"{failure.Message.TrimEnd('.')}: {failure.GetBaseException().Message.TrimEnd('.')}.",
        InvalidDataException => failure.Message,
        _ => DatabaseProblem.InWords(failure),
    };
}
