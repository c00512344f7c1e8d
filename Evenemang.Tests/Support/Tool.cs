namespace Evenemang.Tests.Support;

/// <summary>A program outside the repository that some tests stand on. <c>test.sh</c> installs them all.</summary>
public enum Tool
{
    /// <summary>A real mail server, from Debian's package postfix; started on loopback by the test itself.</summary>
    Postfix,

    /// <summary>The database server's own programs (initdb, pg_ctl); started on loopback by the test itself.</summary>
    PostgreSql,

    /// <summary>The browser of the journeys.</summary>
    Chromium,

    /// <summary>Runs ical.js, one of the two independent readers of our feeds.</summary>
    Node,

    /// <summary>Debian's python3 with its own e-mail parser, which reads our messages back.</summary>
    Python,

    /// <summary>Debian's python3-icalendar, the other independent reader of our feeds.</summary>
    PythonICalendar,
}
