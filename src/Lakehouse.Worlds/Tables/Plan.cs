using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lakehouse.Worlds.Tables;

/// <summary>From <paramref name="Utc"/> on, local time is UTC plus <paramref name="Seconds"/>.</summary>
public sealed record ZoneOffset(DateTimeOffset Utc, int Seconds);

/// <summary>How a plan treats personal data: masked, or raw, and under which key hashes are made.</summary>
public sealed record PiiTreatment(bool Raw, string KeyFingerprint);

/// <summary>
/// Everything that decides what a world's rows are, and nothing else: not which tables are written, nor where, nor how.
/// Its canonical JSON is its identity.
/// </summary>
public sealed class Plan
{
    private readonly string _json;

    internal Plan(
        string world,
        int worldVersion,
        ulong seed,
        DateOnly start,
        DateOnly end,
        string zone,
        IReadOnlyList<ZoneOffset> offsets,
        int countDays,
        IReadOnlyList<KeyValuePair<string, long>> counts,
        KnobValues knobs,
        PiiTreatment pii)
    {
        World = world;
        WorldVersion = worldVersion;
        Seed = seed;
        Start = start;
        End = end;
        Zone = zone;
        Offsets = offsets;
        CountDays = countDays;
        Counts = counts;
        Knobs = knobs;
        Pii = pii;
        _json = Write(this);
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_json)));
    }

    public string World { get; }

    /// <summary>The version of the world's rules; rows of another version differ.</summary>
    public int WorldVersion { get; }

    public ulong Seed { get; }

    /// <summary>The first business day.</summary>
    public DateOnly Start { get; }

    /// <summary>The business day after the last one.</summary>
    public DateOnly End { get; }

    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>The business time zone; its offsets over the window stand in <see cref="Offsets"/>.</summary>
    public string Zone { get; }

    public IReadOnlyList<ZoneOffset> Offsets { get; }

    /// <summary>The number of days from <see cref="Start"/> that <see cref="Counts"/> are for; other windows keep the daily rate.</summary>
    public int CountDays { get; }

    /// <summary>Rows (or, for stocks such as players, members) by table, every table of the world, in the world's order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Counts { get; }

    /// <summary>The world's numbers that the user set; all others have their default.</summary>
    public KnobValues Knobs { get; }

    /// <summary>Every knob of the world with the plan's value, in the world's order.</summary>
    public IEnumerable<KeyValuePair<string, decimal>> KnobNumbers =>
        WorldDefinition.Find(World).Knobs.Select(knob => KeyValuePair.Create(knob.Name, Knobs[knob]));

    public PiiTreatment Pii { get; }

    /// <summary>The SHA-256 of the canonical JSON, 64 hex digits.</summary>
    public string Id { get; }

    /// <summary>
    /// The same rates from the same start up to another day, so that the longer of two such windows has the rows of the shorter one,
    /// but for the columns as of the end.
    /// </summary>
    public Plan Until(DateOnly end) => end == End ? this : PlanMaker.Until(this, end);

    /// <summary>The same plan with another count of one table.</summary>
    internal Plan With(string table, long count) => new(
        World,
        WorldVersion,
        Seed,
        Start,
        End,
        Zone,
        Offsets,
        CountDays,
        [.. Counts.Select(c => c.Key == table ? new(c.Key, count) : c)],
        Knobs,
        Pii);

    public long Count(string table)
    {
        foreach (var (name, count) in Counts)
        {
            if (name == table)
            {
                return count;
            }
        }

        throw new ArgumentException($"The plan has no count for {table}.", nameof(table));
    }

    /// <summary>The canonical JSON: fixed order, no white space, no culture.</summary>
    public string ToJson() => _json;

    /// <summary>Reads canonical JSON back. Whatever is wrong with it is named in a <see cref="PlanException"/>.</summary>
    public static Plan Parse(string json) => PlanReader.Read(json);

    private static string Write(Plan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("world", plan.World);
            json.WriteNumber("version", plan.WorldVersion);
            json.WriteNumber("seed", plan.Seed);
            json.WriteString("start", FormatDate(plan.Start));
            json.WriteString("end", FormatDate(plan.End));
            json.WriteString("zone", plan.Zone);
            json.WriteStartArray("offsets");
            foreach (var offset in plan.Offsets)
            {
                json.WriteStartObject();
                json.WriteString("utc", offset.Utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                json.WriteNumber("seconds", offset.Seconds);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("countDays", plan.CountDays);
            json.WriteStartObject("counts");
            foreach (var (table, count) in plan.Counts)
            {
                json.WriteNumber(table, count);
            }

            json.WriteEndObject();
            json.WriteStartObject("knobs");
            foreach (var (knob, value) in plan.Knobs.Set)
            {
                json.WriteNumber(knob, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("pii");
            json.WriteString("mode", plan.Pii.Raw ? "raw" : "masked");
            json.WriteString("keyFingerprint", plan.Pii.KeyFingerprint);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    internal static string FormatDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
