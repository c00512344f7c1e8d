namespace Evenemang.Shared.Registrations;

/// <summary>What is wrong with one field of a sign-up.</summary>
public enum RegistrationErrorCode
{
    /// <summary>Nothing was written where something must be.</summary>
    Missing,

    /// <summary>Neither an e-mail address nor a telephone number. Stands at the e-mail field.</summary>
    ContactMissing,

    /// <summary>Longer than fits. Argument 0: the most characters.</summary>
    TooLong,

    /// <summary>Holds characters that cannot be written, such as NUL or an escape.</summary>
    UnwritableCharacters,

    /// <summary>The address has no @.</summary>
    EmailWithoutAt,

    /// <summary>Nothing stands before the @.</summary>
    EmailWithoutLocalPart,

    /// <summary>Nothing stands after the @.</summary>
    EmailWithoutDomain,

    /// <summary>What stands after the @ has no dot, so it is no address on the Internet. Argument 0: what stands there.</summary>
    EmailDomainWithoutDot,

    /// <summary>More than one address, or an @ too many.</summary>
    EmailSeveralAt,

    /// <summary>A space or another character that addresses cannot have. Argument 0: the character in words or itself.</summary>
    EmailCharacter,

    /// <summary>Anything else that no mail server would take.</summary>
    EmailMalformed,

    /// <summary>Not a telephone number.</summary>
    PhoneMalformed,

    /// <summary>SMS are wished for, but there is no number that can get any.</summary>
    MobileMissing,

    /// <summary>A party of no one.</summary>
    HeadsTooFew,

    /// <summary>A party larger than one sign-up may bring. Argument 0: the most heads.</summary>
    HeadsTooMany,

    /// <summary>The answer is none of the choices. Argument 0: the answer.</summary>
    NotAChoice,

    /// <summary>The answer is neither "yes" nor "no".</summary>
    NotYesOrNo,

    /// <summary>An answer to a question that is not asked. Argument 0: the key.</summary>
    UnknownQuestion,

    /// <summary>A language messages do not come in.</summary>
    UnknownLanguage,
}

/// <summary>One thing to put right. A value: the sentence is written where it is shown.</summary>
/// <param name="Field">One of <see cref="SignUpForm"/>'s field names; for an answer <see cref="SignUpForm.AnswerField"/> of the question's key.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Arguments">What the sentence needs to know, as each code says.</param>
public sealed record RegistrationError(string Field, RegistrationErrorCode Code, params string[] Arguments);
