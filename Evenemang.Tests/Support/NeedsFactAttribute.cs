namespace Evenemang.Tests.Support;

/// <summary>
/// A fact that stands on programs outside the repository: <c>[NeedsFact(Tool.Postfix)]</c>. Where one is missing the test says so and is
/// skipped, unless the environment variable EVENEMANG_TESTS_COMPLETE is 1: then it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params Tool[] tools) => Skip = Tools.ReasonToSkip(tools);
}
