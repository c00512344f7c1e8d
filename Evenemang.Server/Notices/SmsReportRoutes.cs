using Evenemang.Shared.Notices;
using Microsoft.AspNetCore.Http.Features;

namespace Evenemang.Server.Notices;

/// <summary>
/// Takes 46elks' delivery reports (46elks.se/docs/sms-delivery-reports): a form with id, status and delivered. They are repeated until answered with 200-204, so
/// whatever is understood is answered with 204, also when it is no news.
/// </summary>
internal static class SmsReportRoutes
{
    private const int MaxBodyOctets = 8 * 1024;

    private static readonly FormOptions Limits = new() { BufferBodyLengthLimit = MaxBodyOctets, ValueCountLimit = 32, KeyLengthLimit = 64, ValueLengthLimit = 1024 };

    public static void MapSmsReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost(SmsReportAddress.Pattern, ReportAsync).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> ReportAsync(Guid id, string token, HttpContext http, SmsReportAddress addresses, RecordSmsReport record)
    {
        if (!addresses.IsRight(id, token)) return TypedResults.NotFound();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBodyOctets;
        if (http.Request.ContentLength > MaxBodyOctets) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var form = await new FormFeature(http.Request, Limits).ReadFormAsync(http.RequestAborted);
            var name = form["id"].ToString();
            if (StatusOf(form["status"].ToString()) is not { } status || name.Length is 0 or > Notice.MaxProviderIdLength) return TypedResults.BadRequest();
            await record.RunAsync(id, name, status, http.RequestAborted);
            return TypedResults.NoContent();
        }
        catch (InvalidDataException)
        {
            return TypedResults.BadRequest();
        }
        catch (BadHttpRequestException problem)
        {
            return TypedResults.StatusCode(problem.StatusCode);
        }
    }

    private static SmsReportStatus? StatusOf(string word) => word switch
    {
        "sent" => SmsReportStatus.Sent,
        "delivered" => SmsReportStatus.Delivered,
        "failed" => SmsReportStatus.Failed,
        _ => null,
    };
}
