using Apache.Arrow;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.PlayerOpeningSchema;

namespace Lakehouse.Worlds.Casino;

/// <summary>What each player brought into the window, so that profile sums can be checked against events.</summary>
internal sealed class PlayerOpening : FilledTable
{
    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly CasinoModel _model;
    private readonly PersonBook _persons;

    public PlayerOpening(CasinoModel model, PersonBook persons)
        : base(PlayerOpeningSchema.Schema)
    {
        _model = model;
        _persons = persons;
    }

    public override long RowCount => _model.Players.Count;

    public override IEnumerable<Slice> Slices() => PlayerSlices.Of(RowCount);

    protected override IBatchFiller NewFiller() => new Filler(_persons);

    private sealed class Filler(PersonBook persons) : NumberedFiller
    {
        private readonly BatchBuffers _buffers = new(PlayerOpeningSchema.Schema);

        protected override RecordBatch Batch(long firstRow, int rows)
        {
            var ids = _buffers[Columns.PlayerId].Texts();
            for (var i = 0; i < rows; i++)
            {
                PlayerBook.AppendId(ref ids, firstRow + i);
                var opening = persons.Open(firstRow + i);
                _buffers[Columns.OpeningVisits].Ints[i] = opening.Visits;
                _buffers[Columns.OpeningTheo].Decimals[i] = opening.TheoCents;
                _buffers[Columns.OpeningWinLoss].Decimals[i] = opening.WinLossCents;
                _buffers[Columns.OpeningPointsBalance].Ints[i] = opening.PointsBalance;
                _buffers[Columns.OpeningLifetimePoints].Longs[i] = opening.LifetimePoints;
                _buffers[Columns.OpeningLastVisitDate].Ints[i] = opening.LastVisitDay - s_epoch;
            }

            ids.Done();
            return _buffers.ToBatch(rows);
        }
    }
}
