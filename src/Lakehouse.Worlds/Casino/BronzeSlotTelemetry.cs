using System.Globalization;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The events of the slot machines, in order of gaming day, machine and time.</summary>
internal sealed class BronzeSlotTelemetry : FilledTable
{
    public BronzeSlotTelemetry(CasinoModel model)
        : base(BronzeSlotTelemetrySchema.Schema)
    {
        Model = model;
        Loads = new Loads(model, CasinoDefinition.Slots);
        EventIds = new IdBlocks(model.Keys.Of(CasinoDefinition.Slots, "event_id"), 16, 8);
    }

    public CasinoModel Model { get; }

    public Loads Loads { get; }

    public IdBlocks EventIds { get; }

    public override string KeyOf(long row) => "evt_" + EventIds.Number(row).ToString("x8", CultureInfo.InvariantCulture);

    public override long RowCount => Model.SlotRows;

    /// <summary>Runs of whole machines of one day, as equal as whole machines allow.</summary>
    public override IEnumerable<Slice> Slices()
    {
        long index = 0;
        foreach (var day in Model.Days)
        {
            if (day.Rows == 0)
            {
                continue;
            }

            var dayBegin = Model.SlotRowsBefore(day.Day);
            var number = SlicesOf(day);
            long before = 0;
            for (long i = 1; i <= number; i++)
            {
                var upTo = day.RowsBefore(CutAt(i, number));
                if (upTo > before)
                {
                    yield return new Slice(index, dayBegin + before, upTo - before);
                }

                index++;
                before = upTo;
            }
        }
    }

    /// <summary>The machine that a row of a day is of.</summary>
    public long MachineOf(FloorDay day, long rowOfDay)
    {
        long low = 0, high = Model.Machines.Count;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (day.RowsBefore(middle) <= rowOfDay)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    protected override void Trace(long row, LineageBuilder lineage) => new SlotLineage(this).Trace(row, lineage);

    protected override IBatchFiller NewFiller() => new SlotBatchFiller(this);

    private long CutAt(long cut, long number) => (long)((UInt128)Model.Machines.Count * (ulong)cut / (ulong)number);

    private long SlicesOf(FloorDay day)
    {
        // An even cut of a day may be over the limit by the unevenness of few machines; then one slice more is cut.
        for (var number = ((day.Rows - 1) / Slice.MaxRows) + 1; ; number++)
        {
            long before = 0;
            var fits = true;
            for (long i = 1; i <= number && fits; i++)
            {
                var upTo = day.RowsBefore(CutAt(i, number));
                fits = upTo - before <= Slice.MaxRows;
                before = upTo;
            }

            if (fits || number > Model.Machines.Count)
            {
                return number;
            }
        }
    }
}
