using System.Reflection;
using Xunit.Sdk;

namespace Evenemang.Tests.Support;

/// <summary>Which database a test runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Runs a theory with <see cref="DatabaseKind.Sqlite"/> as its first argument.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnSqliteAttribute(params object[] more) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Sqlite, .. more]];
}

/// <summary>Runs a theory with <see cref="DatabaseKind.PostgreSql"/> as its first argument; says so when there is no PostgreSQL to run it on.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnPostgreSqlAttribute : DataAttribute
{
    private readonly object[] _more;

    public OnPostgreSqlAttribute(params object[] more)
    {
        _more = more;
        if (PostgreSqlServer.Programs is null && Environment.GetEnvironmentVariable("EVENEMANG_TESTS_COMPLETE") != "1")
        {
            Skip = "PostgreSQL is not installed (Debian: postgresql)";
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.PostgreSql, .. _more]];
}
