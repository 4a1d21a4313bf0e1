using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Visits;

namespace Lakehouse.Worlds.Casino.Cage;

/// <summary>Finds the visit that a reported jackpot of a day belongs to.</summary>
internal static class HandPays
{
    /// <summary>Opens the visit of the day's jackpot of this number; tells which of the visit's payouts it is.</summary>
    public static int Open(CasinoModel model, MachineDay machineDay, CageRows visit, VisitDay day, long number)
    {
        const int High = (int)SlotDeal.JackpotHigh;
        long low = 0, above = model.Machines.Count;
        while (above - low > 1)
        {
            var middle = low + ((above - low) / 2);
            if (day.Floor.DealtBefore(High, middle) <= number)
            {
                low = middle;
            }
            else
            {
                above = middle;
            }
        }

        machineDay.Open(day.Floor, low);
        var index = (int)(number - day.Floor.DealtBefore(High, low));
        visit.OpenPosition(day, machineDay.VisitorIn(machineDay.JackpotBand(index)));
        var pays = visit.Visit.HandPays;
        for (var i = 0; i < pays.Length; i++)
        {
            if (pays[i].Machine == low && pays[i].Index == index)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"Jackpot {number} of day {day.Floor.Day} is not among those of its visit.");
    }
}
