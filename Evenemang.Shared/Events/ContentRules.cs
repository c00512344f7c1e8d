using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Events;

/// <summary>The bounds of everything organisers write, beside those that stand on the types themselves.</summary>
public static class ContentRules
{
    /// <summary>Most agenda items, contributors, programme items, links, documents or candidates of one occurrence.</summary>
    public const int MaxItems = 100;

    /// <summary>Longest minutes, in UTF-16 code units of Markdown.</summary>
    public const int MaxMinutesLength = 100_000;

    /// <summary>Longest telephone number as written.</summary>
    public const int MaxPhoneLength = 30;

    /// <summary>Most hours before the start that anything may close: a year.</summary>
    public const int MaxHours = 8_784;

    /// <summary>A place.</summary>
    public static void Venue(FieldProblems problems, string field, Venue? venue)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (venue is null) return;
        problems.Text($"{field}.name", venue.Name, Events.Venue.MaxNameLength, required: true);
        problems.Text($"{field}.room", venue.Room, Events.Venue.MaxNameLength);
        problems.Text($"{field}.street", venue.Street, Events.Venue.MaxNameLength);
        problems.Text($"{field}.postcode", venue.Postcode, 10);
        problems.Text($"{field}.city", venue.City, Events.Venue.MaxNameLength);
        problems.Text($"{field}.directions", venue.Directions, Events.Venue.MaxDirectionsLength);
        problems.AddIf(venue.Latitude is not null and not (>= -90 and <= 90), $"{field}.latitude", FieldProblemCode.OutOfRange, 90);
        problems.AddIf(venue.Longitude is not null and not (>= -180 and <= 180), $"{field}.longitude", FieldProblemCode.OutOfRange, 180);
        problems.AddIf(venue.Latitude is null != venue.Longitude is null, $"{field}.longitude", FieldProblemCode.Missing);
    }

    /// <summary>Whom to ask.</summary>
    public static void Contact(FieldProblems problems, string field, Contact? contact)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (contact is null) return;
        problems.Text($"{field}.name", contact.Name, Series.MaxTitleLength, required: true);
        problems.Text($"{field}.email", contact.Email, Registration.MaxEmailLength);
        problems.AddIf(contact.Email is { Length: > 0 } email && email.IndexOf('@', StringComparison.Ordinal) < 1, $"{field}.email", FieldProblemCode.Malformed);
        problems.Text($"{field}.phone", contact.Phone, MaxPhoneLength);
    }

    /// <summary>How people sign up.</summary>
    public static void Policy(FieldProblems problems, string field, RegistrationPolicy? policy)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (policy is null) return;
        Capacity(problems, $"{field}.capacity", policy.Capacity);
        problems.AddIf(policy.MaxHeads is < 1 or > RegistrationPolicy.MaxCapacity, $"{field}.maxHeads", FieldProblemCode.OutOfRange, RegistrationPolicy.MaxCapacity);
        problems.AddIf(policy.MinimumHeads is < 1 or > RegistrationPolicy.MaxCapacity, $"{field}.minimumHeads", FieldProblemCode.OutOfRange, RegistrationPolicy.MaxCapacity);
        problems.AddIf(policy.MinimumHeads > policy.Capacity, $"{field}.minimumHeads", FieldProblemCode.OutOfRange, policy.Capacity);
        problems.AddIf(policy.JoinUntilMeeting is < 1 or > RegistrationPolicy.MaxMeetings, $"{field}.joinUntilMeeting", FieldProblemCode.OutOfRange, RegistrationPolicy.MaxMeetings);
        problems.AddIf(policy.ClosesHoursBefore is < 0 or > MaxHours, $"{field}.closesHoursBefore", FieldProblemCode.OutOfRange, MaxHours);
        problems.AddIf(policy.PromotionCutoffHours is < 0 or > MaxHours, $"{field}.promotionCutoffHours", FieldProblemCode.OutOfRange, MaxHours);
        problems.AddIf(policy.OfferHours is < 1 or > SeatOffer.MaxHours, $"{field}.offerHours", FieldProblemCode.OutOfRange, SeatOffer.MaxHours);
        problems.AddIf(policy.ClosesAt <= policy.OpensAt, $"{field}.closesAt", FieldProblemCode.OutOfOrder);
        problems.Each($"{field}.questions", policy.Questions, RegistrationPolicy.MaxQuestions, (at, question) => Question(problems, at, question));
        problems.AddIf(policy.Questions.DistinctBy(question => question.Key).Count() < policy.Questions.Count, $"{field}.questions", FieldProblemCode.Taken);
    }

    /// <summary>Heads that fit.</summary>
    public static void Capacity(FieldProblems problems, string field, int? capacity)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.AddIf(capacity is < 1 or > RegistrationPolicy.MaxCapacity, field, FieldProblemCode.OutOfRange, RegistrationPolicy.MaxCapacity);
    }

    /// <summary>A link that a browser can follow.</summary>
    public static void Link(FieldProblems problems, string field, OccurrenceLink link)
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(link);
        problems.Text($"{field}.title", link.Title, Series.MaxTitleLength, required: true);
        problems.Text($"{field}.url", link.Url, OccurrenceLink.MaxUrlLength, required: true);
        problems.AddIf(
            !string.IsNullOrWhiteSpace(link.Url) && !(Uri.TryCreate(link.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"),
            $"{field}.url", FieldProblemCode.Malformed);
    }

    private static void Question(FieldProblems problems, string field, Question question)
    {
        problems.Text($"{field}.text", question.Text, Registrations.Question.MaxTextLength, required: true);
        problems.Text($"{field}.hint", question.Hint, Registrations.Question.MaxTextLength);
        problems.AddIf(
            question.Key is not { Length: > 0 and <= Registrations.Question.MaxKeyLength } || !question.Key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'),
            $"{field}.key", FieldProblemCode.Malformed, Registrations.Question.MaxKeyLength);
        var choices = question.Choices ?? [];
        problems.AddIf(
            question.Kind is QuestionKind.Choice or QuestionKind.SeveralChoices && choices.Count == 0, $"{field}.choices", FieldProblemCode.Missing);
        problems.Each($"{field}.choices", choices, Registrations.Question.MaxChoices, (at, choice) => problems.Text(at, choice, Registrations.Question.MaxTextLength, required: true));
    }
}
