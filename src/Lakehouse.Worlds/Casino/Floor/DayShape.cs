using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>How business is spread over a gaming day: its hours by weight, and the bands of equal business that they give.</summary>
internal sealed class DayShape
{
    private const int Bands = GamingCalendar.Bands;
    private const int Lanes = 65_536;
    private const int StandardDay = 86_400;

    private readonly int[] _weights;
    private readonly int[] _before;

    public DayShape(KnobValues knobs)
    {
        _weights = CalendarKnobs.Hours.Weights(knobs);
        _before = new int[_weights.Length + 1];
        for (var hour = 0; hour < _weights.Length; hour++)
        {
            _before[hour + 1] = _before[hour] + _weights[hour];
        }
    }

    /// <summary>The eleven edges of a day's bands, in seconds from its begin; a day of 23 or 25 hours stretches them.</summary>
    public int[] BandEdges(long length)
    {
        var edges = new int[Bands + 1];
        for (var band = 0; band <= Bands; band++)
        {
            edges[band] = SecondInBand(band, 0, length);
        }

        return edges;
    }

    /// <summary>A second of the band, drawn by the hourly weights from 16 bits of chance.</summary>
    public int SecondInBand(int band, int lane, long length) =>
        (int)(SecondAt((((long)band * Lanes) + lane) * _before[^1]) * length / StandardDay);

    // The weight is in parts of a lane and a band.
    private long SecondAt(long weight)
    {
        const long Part = Lanes * Bands;
        if (weight >= _before[^1] * Part)
        {
            return StandardDay;
        }

        var whole = (int)(weight / Part);
        var hour = 0;
        while (_before[hour + 1] <= whole)
        {
            hour++;
        }

        return (hour * 3_600L) + ((weight - (_before[hour] * Part)) * 3_600 / (_weights[hour] * Part));
    }
}
