using System.Diagnostics;
using System.Text.Json;

namespace Evenemang.Tests.Support;

/// <summary>A message as Python's e-mail parser understands it: a reader that shares no code with the writer.</summary>
public sealed record ForeignMail(
    IReadOnlyList<IReadOnlyList<string>> Headers,
    IReadOnlyList<IReadOnlyList<string>> From,
    IReadOnlyList<IReadOnlyList<string>> ReplyTo,
    IReadOnlyList<IReadOnlyList<string>> To,
    ForeignMail.Part Root)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One part; text of a multipart is null.</summary>
    public sealed record Part(
        string Type, IReadOnlyDictionary<string, string> Parameters, string? Disposition, string? FileName, string? Text,
        IReadOnlyList<Part> Parts, IReadOnlyList<string> Defects)
    {
        public IEnumerable<Part> All => Parts.SelectMany(part => part.All).Prepend(this);
    }

    public string Header(string name) => Headers.Single(header => header[0] == name)[1];

    /// <summary>Reads bytes of a whole message.</summary>
    public static async Task<ForeignMail> ReadAsync(ReadOnlyMemory<byte> message)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Support", "read-mail.py");
        using var python = Process.Start(new ProcessStartInfo(Tools.Path(Tool.Python), [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await python.StandardInput.BaseStream.WriteAsync(message);
        python.StandardInput.Close();
        var json = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.Equal(0, python.ExitCode);
        return JsonSerializer.Deserialize<ForeignMail>(json, Json)!;
    }
}
