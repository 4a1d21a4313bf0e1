using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Guard;
using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;
using Cages = Lakehouse.Worlds.Casino.Schemas.BronzeFinancialTxnSchema;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeComplianceSchema;
using Guards = Lakehouse.Worlds.Casino.Schemas.BronzeSecurityEventsSchema;
using Pit = Lakehouse.Worlds.Casino.Schemas.BronzeTableGamesSchema;
using Profiles = Lakehouse.Worlds.Casino.Schemas.BronzePlayerProfileSchema;
using Slots = Lakehouse.Worlds.Casino.Schemas.BronzeSlotTelemetrySchema;

namespace Lakehouse.Worlds.Casino.Filings;

/// <summary>What the cells of a filing were made from: the jackpot, the currency or the suspicious rows behind it.</summary>
internal sealed class FilingLineage(BronzeCompliance table)
{
    private readonly CasinoModel _model = table.Model;
    private readonly CageRows _visit = new(table.Model);
    private readonly MachineDay _machineDay = new(table.Model);

    public void Trace(long row, LineageBuilder lineage)
    {
        var day = table.DayOf(row);
        var visits = _model.VisitsOf(day);
        var unit = row - table.RowsBefore(day);
        lineage.Rootless(
            Columns.FilingType, Columns.TransactionDate, Columns.FilingTimestamp, Columns.ComplianceOfficerId,
            Columns.PropertyCode, Columns.Source, Columns.BatchId);
        lineage.FromOwn(Columns.FilingId, Columns.FilingType, Columns.TransactionDate);
        lineage.FromOwn(Columns.ReportId, Columns.FilingType);
        lineage.FromOwn(Columns.ReportType, Columns.FilingType);
        lineage.FromOwn(Columns.ReportTimestamp, Columns.FilingTimestamp);
        lineage.FromOwn(Columns.Amount, Columns.TransactionAmount);
        lineage.FromOwn(Columns.Status, Columns.FilingType);
        lineage.FromOwn(Columns.FilingDate, Columns.FilingType, Columns.TransactionDate, Columns.Status);
        lineage.FromOwn(Columns.DueDate, Columns.FilingType, Columns.TransactionDate);
        lineage.FromOwn(Columns.FincenReference, Columns.FilingType, Columns.Status);
        lineage.FromOwn(Columns.IrsReference, Columns.FilingType, Columns.TransactionDate);
        lineage.FromOwn(Columns.ReviewNotes, Columns.Status);
        lineage.FromOwn(Columns.AmendedFrom, Columns.Status, Columns.ReportId);
        lineage.FromOwn(Columns.SuspiciousActivityDate, Columns.FilingType, Columns.TransactionDate);
        lineage.FromOwn(Columns.WithholdingRate, Columns.FilingType, Columns.JackpotAmount);
        lineage.FromOwn(Columns.WithholdingAmount, Columns.JackpotAmount, Columns.WithholdingRate);
        lineage.FromOwn(Columns.IngestedAt, Columns.TransactionDate);
        foreach (var column in (ReadOnlySpan<int>)
            [
                Columns.CashInAmount, Columns.CashOutAmount, Columns.GameType, Columns.MachineId, Columns.TableId,
                Columns.JackpotAmount, Columns.SarCategory, Columns.SarNarrative,
            ])
        {
            lineage.FromOwn(column, Columns.FilingType);
        }

        if (unit < visits.Payouts)
        {
            TraceJackpot(visits, unit, lineage);
        }
        else if (unit < visits.Payouts + visits.Currency)
        {
            TraceCurrency(visits, unit - visits.Payouts, lineage);
        }
        else
        {
            TraceSuspicion(visits, unit - visits.Payouts - visits.Currency, lineage);
        }

        TracePerson(lineage);
    }

    private void TracePerson(LineageBuilder lineage)
    {
        var player = PlayerBook.Id(_visit.Visit.Player);
        lineage.From(Columns.PlayerId, [Profile(Profiles.PlayerId)]);
        lineage.From(Columns.SsnHash, [Profile(Profiles.SsnHash)]);
        lineage.From(Columns.SsnMasked, [Profile(Profiles.SsnMasked)]);
        lineage.From(Columns.DateOfBirth, [Profile(Profiles.DateOfBirth)]);
        if (_model.Plan.Pii.Raw)
        {
            lineage.From(Columns.PlayerNameHash, [Profile(Profiles.FirstName), Profile(Profiles.LastName)]);
        }
        else
        {
            // Masked names do not tell the name that was hashed.
            lineage.Rootless(Columns.PlayerNameHash);
        }

        lineage.From(Columns.AddressHash, [Profile(Profiles.AddressLine1)]);
        lineage.Rootless(Columns.IdType, Columns.IdNumberHash);

        CellReference Profile(int column) => new(Profiles.Schema.Name, player, Profiles.Schema.Columns[column].Name);
    }

    private void TraceJackpot(VisitDay day, long number, LineageBuilder lineage)
    {
        var place = HandPays.Open(_model, _machineDay, _visit, day, number);
        var jackpot = new SlotLineage(table.SlotTable).KeyOfJackpot(day.Floor, _visit.Visit.HandPays[place]);
        var type = lineage.Own(Columns.FilingType);
        lineage.From(Columns.JackpotAmount, [type, SlotLineage.Cell(jackpot, Slots.JackpotAmount)]);
        lineage.From(Columns.TransactionAmount, [type, lineage.Own(Columns.JackpotAmount)]);
        lineage.From(Columns.MachineId, [type, SlotLineage.Cell(jackpot, Slots.MachineId)]);
        lineage.From(Columns.GameType, [type, SlotLineage.Cell(jackpot, Slots.MachineType)]);
    }

    private void TraceCurrency(VisitDay day, long rank, LineageBuilder lineage)
    {
        _visit.OpenRank(day, rank);
        var moneyIn = new List<CellReference> { lineage.Own(Columns.FilingType) };
        var moneyOut = new List<CellReference> { lineage.Own(Columns.FilingType) };
        foreach (ref readonly var row in _visit.All)
        {
            if (row.IsCurrency)
            {
                (row.IsMoneyIn ? moneyIn : moneyOut).Add(CageLineage.Cell(table.CageKeyOf(row.Row), Cages.Amount));
            }
        }

        lineage.From(Columns.CashInAmount, moneyIn);
        lineage.From(Columns.CashOutAmount, moneyOut);
        lineage.FromOwn(Columns.TransactionAmount, Columns.FilingType, Columns.CashInAmount, Columns.CashOutAmount);
    }

    private void TraceSuspicion(VisitDay day, long number, LineageBuilder lineage)
    {
        var structuring = day.Suspicions.Structuring;
        _visit.OpenRank(day, number < structuring ? number : day.Currency + number - structuring);
        var amounts = new List<CellReference> { lineage.Own(Columns.FilingType) };
        var narrative = new List<CellReference> { lineage.Own(Columns.SarCategory), lineage.Own(Columns.PlayerId) };
        foreach (ref readonly var row in _visit.Rows)
        {
            if (row.IsSuspicious)
            {
                var key = table.CageKeyOf(row.Row);
                amounts.Add(CageLineage.Cell(key, Cages.Amount));
                narrative.AddRange([CageLineage.Cell(key, Cages.TxnId), CageLineage.Cell(key, Cages.Amount)]);
            }
        }

        var kind = _visit.Suspicion;
        if (kind is SuspicionKind.Employee or SuspicionKind.Counterfeit or SuspicionKind.Other)
        {
            var incident = _model.IncidentOf(day, kind, day.OtherSuspicionOf(_visit.Visit.Rank));
            var events = kind == SuspicionKind.Other ? GuardKind.SuspiciousActivity : GuardKind.IncidentReport;
            narrative.Add(new CellReference(
                Guards.Schema.Name, table.Guards.KeyOf(day.Floor.Day, events, incident), Guards.Schema.Columns[Guards.IncidentNumber].Name));
        }

        if (kind is SuspicionKind.ChipWalking or SuspicionKind.CreditAbuse)
        {
            lineage.From(Columns.TableId, [
                lineage.Own(Columns.SarCategory), TableLineage.Cell(table.Tables.FirstKeyOf(day, _visit.Visit.Rank), Pit.TableId)]);
        }
        else
        {
            lineage.FromOwn(Columns.TableId, Columns.SarCategory);
        }

        lineage.From(Columns.TransactionAmount, amounts);
        lineage.From(Columns.SarNarrative, narrative);
    }
}
