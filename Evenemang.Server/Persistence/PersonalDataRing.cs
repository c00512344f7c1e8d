using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Evenemang.Server.Persistence;

/// <summary>
/// Encrypts and decrypts personal data with the application's data protection keys, which lie outside the database. The model and its conversions
/// are shared by everything in the process, so they hold no keys: each stored text names the ring it was written with, and whoever writes
/// brings a ring along (<see cref="EvenemangDb.Ring"/>).
/// </summary>
public sealed class PersonalDataRing
{
    /// <summary>Begins every encrypted text. No text that people write can: control characters are refused.</summary>
    private const char Mark = '\u001E';

    private const string Version = "1";
    private const int IdLength = 8;
    private const int PayloadStart = 1 + 1 + IdLength;

    private static readonly ConcurrentDictionary<string, PersonalDataRing> Known = new(StringComparer.Ordinal);
    private static readonly AsyncLocal<PersonalDataRing?> Writing = new();

    private readonly IDataProtector _protector;
    private readonly string _id;

    /// <param name="protection">The application's data protection.</param>
    /// <param name="linkKey">Tells this key folder from others; only its hash is stored.</param>
    public PersonalDataRing(IDataProtectionProvider protection, byte[] linkKey)
    {
        _protector = protection.CreateProtector("Evenemang.PersonalData");
        _id = Base64Url.EncodeToString(SHA256.HashData([.. "personal-data|"u8, .. linkKey]))[..IdLength];
        Known[_id] = this;
    }

    /// <summary>The ring of a key folder, for programs that open the database beside the server.</summary>
    public static PersonalDataRing In(KeyFolder keys) =>
        new(DataProtectionProvider.Create(new DirectoryInfo(keys.DataProtectionPath), builder => builder.SetApplicationName(PersistenceRoom.ApplicationName)), keys.LinkKey());

    /// <summary>From here to the end of the calling method, what is written is written with this ring.</summary>
    internal static void Use(PersonalDataRing? ring) => Writing.Value = ring;

    /// <summary>For the column.</summary>
    /// <exception cref="InvalidOperationException">Nobody brought a ring: the text is written past the store, or compared with, which cannot find anything.</exception>
    internal static string Protect(string text) =>
        (Writing.Value ?? throw new InvalidOperationException("Personal data is written through the Store only, and searched for by its keyed hash only.")).Encrypt(text);

    /// <summary>From the column. A text from before there was encryption is given as it is.</summary>
    /// <exception cref="PersonalDataException">Its keys are not here.</exception>
    internal static string Unprotect(string stored)
    {
        if (!IsEncrypted(stored)) return stored;
        return Known.TryGetValue(stored.Substring(2, IdLength), out var ring) ? ring.Decrypt(stored, out _) : throw new PersonalDataException();
    }

    /// <summary>The same text under the newest key; null when it is so already.</summary>
    /// <exception cref="PersonalDataException">Its keys are not here.</exception>
    internal string? Renew(string stored)
    {
        if (!IsEncrypted(stored)) return Encrypt(stored);
        var text = Decrypt(stored, out var isOld);
        return isOld ? Encrypt(text) : null;
    }

    private static bool IsEncrypted(string stored) => stored.Length > PayloadStart && stored[0] == Mark;

    private string Encrypt(string text) =>
        $"{Mark}{Version}{_id}{Base64Url.EncodeToString(_protector.Protect(Encoding.UTF8.GetBytes(text)))}";

    private string Decrypt(string stored, out bool isOld)
    {
        try
        {
            var payload = Base64Url.DecodeFromChars(stored.AsSpan(PayloadStart));
            var text = ((IPersistedDataProtector)_protector).DangerousUnprotect(payload, ignoreRevocationErrors: true, out isOld, out _);
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new PersonalDataException(failure);
        }
    }
}

/// <summary>Personal data was written with keys that are not in the key folder.</summary>
public sealed class PersonalDataException(Exception? cause = null)
    : Exception("Personal data in the database was encrypted with other keys than those in Keys:Folder. Put the right folder back; nothing is lost until then.", cause);
