using System.Globalization;
using System.Text;
using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Guard;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Filings;

/// <summary>
/// The narratives of the suspicious activity reports of a batch: what is suspicious, about whom, and the transactions
/// that show it, each by its id and amount.
/// </summary>
internal sealed class Narrative(CasinoModel model)
{
    private readonly byte[][] _openings = [.. ((string[])
    [
        "Cash was brought in several times in one visit, each time just below the reporting limit.",
        "Cash was taken out in a way that does not fit the play of the visit or its usual pattern.",
        "Funds were wired out to a person who is not the player and whose relation is unknown.",
        "A check was cashed although the details on the document shown could not be confirmed.",
        "An incident report names an employee together with the player, who also took out cash.",
        "An incident report about counterfeit notes names the player, who also took out cash.",
        string.Create(CultureInfo.InvariantCulture, $"A wire of more than {model.Plan.Knobs.Units(FilingKnobs.WireFrom):N0} dollars came from a source that the player did not explain."),
        "Chips were bought and played, and a large part of them was not redeemed but carried out.",
        "A marker was paid back only in part although the player had the means to pay all of it.",
        "Surveillance reported suspicious activity of the player, who also took out cash that day.",
    ]).Select(Encoding.UTF8.GetBytes)];

    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public void Clear() => _length = 0;

    public ReadOnlySpan<byte> Of((int Start, int Length) text) => _bytes.AsSpan(text.Start, text.Length);

    /// <summary>Adds the narrative of a visit; tells where it stands.</summary>
    public (int Start, int Length) Add(CageRows visit, SuspicionKind kind, long player)
    {
        var start = _length;
        Append(_openings[(int)kind]);
        Append(" Player PLY-"u8);
        _length += Texts.Decimal(Room(20), player + 1, 5);
        AppendIncident(visit, kind);
        var separator = ": "u8;
        foreach (ref readonly var row in visit.Rows)
        {
            if (!row.IsSuspicious)
            {
                continue;
            }

            Append(separator);
            separator = ", "u8;
            Append("TXN-"u8);
            _length += Texts.Hex(Room(20), model.CageIds.Number(row.Row), 8);
            Append(" of "u8);
            _length += Texts.Decimal(Room(20), row.Cents / 100, 1);
            Append("."u8);
            _length += Texts.Decimal(Room(20), row.Cents % 100, 2);
            Append(" dollars"u8);
        }

        Append("."u8);
        return (start, _length - start);
    }

    private void AppendIncident(CageRows visit, SuspicionKind kind)
    {
        if (kind is not (SuspicionKind.Employee or SuspicionKind.Counterfeit or SuspicionKind.Other))
        {
            return;
        }

        var day = visit.Visit.Day;
        Append(", incident "u8);
        var number = model.IncidentOf(day, kind, day.OtherSuspicionOf(visit.Visit.Rank));
        var prefix = kind == SuspicionKind.Other ? "SAR-"u8 : "INC-"u8;
        _length += IncidentNumber.Write(Room(32), prefix, model.Plan.Start.AddDays(day.Floor.Day), number);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    private Span<byte> Room(int most)
    {
        if (_bytes.Length - _length < most)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        return _bytes.AsSpan(_length);
    }
}
