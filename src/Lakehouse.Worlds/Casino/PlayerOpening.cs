using Apache.Arrow;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.PlayerOpeningSchema;
using Profiles = Lakehouse.Worlds.Casino.Schemas.BronzePlayerProfileSchema;

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

    public override string KeyOf(long row) => PlayerBook.Id(row);

    public override IEnumerable<Slice> Slices() => PlayerSlices.Of(RowCount);

    protected override void Trace(long row, LineageBuilder lineage)
    {
        var tier = Profile(Profiles.LoyaltyTier);
        var enrolled = Profile(Profiles.EnrollmentDate);
        lineage.From(Columns.PlayerId, [Profile(Profiles.PlayerId)]);
        lineage.From(Columns.OpeningVisits, [tier, enrolled, lineage.Own(Columns.OpeningLastVisitDate)]);
        lineage.From(Columns.OpeningTheo, [tier]);
        lineage.FromOwn(Columns.OpeningWinLoss, Columns.OpeningTheo);
        lineage.From(Columns.OpeningPointsBalance, [tier]);
        lineage.FromOwn(Columns.OpeningLifetimePoints, Columns.OpeningPointsBalance);
        lineage.From(Columns.OpeningLastVisitDate, [enrolled]);

        // Both tables have one row a player, in the same order.
        CellReference Profile(int column) => new(Profiles.Schema.Name, lineage.Key, Profiles.Schema.Columns[column].Name);
    }

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
