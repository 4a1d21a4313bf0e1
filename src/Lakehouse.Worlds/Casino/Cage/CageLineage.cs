using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeFinancialTxnSchema;
using Filed = Lakehouse.Worlds.Casino.Schemas.BronzeComplianceSchema;
using Slots = Lakehouse.Worlds.Casino.Schemas.BronzeSlotTelemetrySchema;

namespace Lakehouse.Worlds.Casino.Cage;

/// <summary>What the cells of a cage transaction were made from: its own, others of its visit, the jackpot, the filings.</summary>
internal sealed class CageLineage(BronzeFinancialTxn table)
{
    private readonly CasinoModel _model = table.Model;
    private readonly CageRows _visit = new(table.Model);
    private readonly MachineDay _machineDay = new(table.Model);

    public static CellReference Cell(string key, int column) => new(Columns.Schema.Name, key, Columns.Schema.Columns[column].Name);

    public void Trace(long row, LineageBuilder lineage)
    {
        var day = table.DayOf(row);
        var visits = _model.VisitsOf(day);
        var ofDay = row - table.RowsBefore(day);
        var isPayout = ofDay < visits.Payouts;
        var place = 0;
        if (isPayout)
        {
            place = HandPays.Open(_model, _machineDay, _visit, visits, ofDay);
        }
        else
        {
            var unit = table.UnitOf(day, ofDay);
            _visit.OpenRank(visits, unit - visits.Payouts);
            place = (int)(ofDay - table.RowsBefore(day, unit));
        }

        var traced = isPayout ? _visit.Payouts[place] : _visit.Rows[place];
        lineage.Rootless(
            Columns.TxnId, Columns.TransactionType, Columns.TransactionTimestamp, Columns.Currency, Columns.Source, Columns.BatchId);
        lineage.From(Columns.PlayerId, [ProfileLineage.IdOf(_visit.Visit.Player)]);
        lineage.FromOwn(Columns.Shift, Columns.TransactionTimestamp);
        lineage.FromOwn(Columns.BusinessDate, Columns.TransactionTimestamp);
        lineage.FromOwn(Columns.IngestedAt, Columns.TransactionTimestamp);
        lineage.FromOwn(Columns.CageLocation, Columns.TransactionType, Columns.Amount);
        lineage.FromOwn(Columns.CashierId, Columns.CageLocation, Columns.Shift, Columns.BusinessDate);
        lineage.FromOwn(Columns.SupervisorId, Columns.TransactionType, Columns.Amount);
        lineage.FromOwn(Columns.PaymentMethod, Columns.TransactionType);
        lineage.FromOwn(Columns.CheckNumber, Columns.TransactionType);
        lineage.FromOwn(Columns.WireReference, Columns.TransactionType);
        lineage.FromOwn(Columns.MarkerNumber, Columns.TransactionType);
        lineage.FromOwn(Columns.IdType, Columns.TransactionType, Columns.Amount);
        lineage.FromOwn(Columns.IdNumberHash, Columns.IdType);
        TraceAmount(visits, traced, lineage);
        TraceReports(visits, traced, lineage);
    }

    // Payouts are the jackpot, a payment follows its marker, and what is taken back was left.
    private void TraceAmount(VisitDay day, in CageRow traced, LineageBuilder lineage)
    {
        var parent = traced.Kind switch
        {
            CageKind.MarkerPayment => CageKind.MarkerIssue,
            CageKind.SafekeepingWithdrawal => CageKind.SafekeepingDeposit,
            _ => (CageKind?)null,
        };
        if (traced.Kind == CageKind.JackpotPayout)
        {
            var pay = _visit.Visit.HandPays[traced.Index];
            lineage.From(Columns.Amount, [
                lineage.Own(Columns.TransactionType),
                SlotLineage.Cell(new SlotLineage(table.SlotTable).KeyOfJackpot(day.Floor, pay), Slots.JackpotAmount)]);
            return;
        }

        if (parent is null)
        {
            lineage.FromOwn(Columns.Amount, Columns.TransactionType);
            return;
        }

        foreach (ref readonly var row in _visit.Rows)
        {
            if (row.Kind == parent && row.Index == traced.Index)
            {
                lineage.From(Columns.Amount, [lineage.Own(Columns.TransactionType), Cell(table.KeyOf(row.Row), Columns.Amount)]);
            }
        }
    }

    private void TraceReports(VisitDay day, in CageRow traced, LineageBuilder lineage)
    {
        // What is reported is decided by the currency of the whole visit, each row in its direction.
        var flag = new List<CellReference> { lineage.Own(Columns.TransactionType), lineage.Own(Columns.PaymentMethod) };
        foreach (ref readonly var row in _visit.All)
        {
            if (traced.IsCurrency && row.IsCurrency)
            {
                flag.Add(Cell(table.KeyOf(row.Row), Columns.Amount));
                if (row.Row != traced.Row)
                {
                    flag.Add(Cell(table.KeyOf(row.Row), Columns.TransactionType));
                }
            }
        }

        lineage.From(Columns.CtrFlag, flag);
        var filed = new List<CellReference> { lineage.Own(Columns.CtrFlag) };
        var reference = new List<CellReference> { lineage.Own(Columns.CtrFlag) };
        if (_visit.Visit.IsReported && traced.IsCurrency)
        {
            var key = table.FilingKeys.Of(Filings.FilingKind.Ctr, day.Floor.Day, _visit.Visit.Rank);
            filed.Add(FilingCell(key, Filed.FilingDate));
            reference.Add(FilingCell(key, Filed.ReportId));
        }

        lineage.From(Columns.CtrFiled, filed);
        lineage.From(Columns.CtrReference, reference);
        if (_visit.Suspicion == SuspicionKind.None)
        {
            lineage.Rootless(Columns.SuspiciousActivityFlag);
            lineage.FromOwn(Columns.Notes, Columns.SuspiciousActivityFlag);
            return;
        }

        var report = table.FilingKeys.Of(Filings.FilingKind.Sar, day.Floor.Day, SuspicionOf(day));
        lineage.From(
            Columns.SuspiciousActivityFlag, [lineage.Own(Columns.TransactionType), FilingCell(report, Filed.SarCategory)]);
        lineage.FromOwn(Columns.Notes, Columns.SuspiciousActivityFlag);
        if (traced.IsSuspicious)
        {
            lineage.From(Columns.Notes, [lineage.Own(Columns.SuspiciousActivityFlag), FilingCell(report, Filed.SarCategory)]);
        }
    }

    private long SuspicionOf(VisitDay day) => _visit.Visit.Rank < day.Suspicions.Structuring
        ? _visit.Visit.Rank
        : day.Suspicions.Structuring + day.OtherSuspicionOf(_visit.Visit.Rank);

    private static CellReference FilingCell(string key, int column) =>
        new(Filed.Schema.Name, key, Filed.Schema.Columns[column].Name);
}
