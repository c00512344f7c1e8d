namespace Evenemang.Server.Commands;

/// <summary>One thing the process can be asked to do.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Arguments">What must follow, as the usage names it.</param>
/// <param name="Summary">One line for the usage.</param>
/// <param name="RunAsync">Takes the arguments and the settings; answers with the exit code.</param>
internal sealed record Verb(string Name, string[] Arguments, string Summary, Func<string[], string[], Task<int>> RunAsync)
{
    /// <summary>Words with two dashes that belong to the verb and are no settings.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
