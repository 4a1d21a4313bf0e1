using System.Collections.Concurrent;
using Apache.Arrow;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.PlayerOpeningSchema;

namespace Lakehouse.Worlds.Casino;

/// <summary>What each player brought into the window, so that profile sums can be checked against events.</summary>
internal sealed class PlayerOpening : WorldTable
{
    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly CasinoModel _model;
    private readonly PersonBook _persons;
    private readonly ConcurrentBag<BatchBuffers> _buffers = [];

    public PlayerOpening(CasinoModel model, PersonBook persons)
        : base(PlayerOpeningSchema.Schema)
    {
        _model = model;
        _persons = persons;
    }

    public override long RowCount => _model.Players.Count;

    public override IEnumerable<Slice> Slices() => PlayerSlices.Of(RowCount);

    protected override IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        if (!_buffers.TryTake(out var buffers))
        {
            buffers = new BatchBuffers(Schema);
        }

        try
        {
            for (var row = firstRow; row < firstRow + rowCount; row += BatchRows)
            {
                var rows = (int)Math.Min(BatchRows, firstRow + rowCount - row);
                FillBatch(buffers, row, rows);
                yield return buffers.ToBatch(rows);
            }
        }
        finally
        {
            _buffers.Add(buffers);
        }
    }

    private void FillBatch(BatchBuffers buffers, long firstPlayer, int rows)
    {
        var ids = buffers[Columns.PlayerId].Texts();
        for (var i = 0; i < rows; i++)
        {
            Texts.Append(ref ids, "PLY-"u8, firstPlayer + i + 1, 5);
            var opening = _persons.Open(firstPlayer + i);
            buffers[Columns.OpeningVisits].Ints[i] = opening.Visits;
            buffers[Columns.OpeningTheo].Decimals[i] = opening.TheoCents;
            buffers[Columns.OpeningWinLoss].Decimals[i] = opening.WinLossCents;
            buffers[Columns.OpeningPointsBalance].Ints[i] = opening.PointsBalance;
            buffers[Columns.OpeningLifetimePoints].Longs[i] = opening.LifetimePoints;
            buffers[Columns.OpeningLastVisitDate].Ints[i] = opening.LastVisitDay - s_epoch;
        }

        ids.Done();
    }
}
