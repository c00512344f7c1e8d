using QRCoder;

namespace Evenemang.Server.Desk.Account;

/// <summary>A QR code as a drawing within the page: nothing is fetched, and nothing of the secret leaves it.</summary>
internal static class QrCodeSvg
{
    private const int PixelsPerModule = 6;

    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
