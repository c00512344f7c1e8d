namespace Evenemang.Server.Events;

/// <summary>Settings under <c>Uploads</c>: what happens to files before they are kept.</summary>
public sealed class UploadsOptions
{
    public const string Section = "Uploads";

    /// <summary>A program that looks for viruses: it is started with the file's path as its only argument, and any exit code but 0 refuses the file. Empty for none.</summary>
    public string ScanCommand { get; set; } = "";

    /// <summary>Seconds after which a scan that has not ended refuses the file.</summary>
    public int ScanSeconds { get; set; } = 60;
}
