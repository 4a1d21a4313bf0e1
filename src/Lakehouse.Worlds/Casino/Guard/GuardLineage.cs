using Lakehouse.Worlds.Casino.Filings;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeSecurityEventsSchema;
using Filed = Lakehouse.Worlds.Casino.Schemas.BronzeComplianceSchema;

namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>What the cells of a security event were made from: its own, and for incidents behind filings the filing's.</summary>
internal sealed class GuardLineage(BronzeSecurityEvents table)
{
    private readonly CasinoModel _model = table.Model;
    private readonly GuardDay _guard = new(table.Model);

    public void Trace(long row, LineageBuilder lineage)
    {
        var day = table.DayOf(row);
        _guard.Open(day);
        var made = _guard.Make(row - table.RowsBefore(day));
        lineage.Rootless(
            Columns.EventId, Columns.EventType, Columns.EventTimestamp, Columns.Source, Columns.BatchId);
        lineage.FromOwn(Columns.Location, Columns.Zone);
        lineage.FromOwn(Columns.LocationDetail, Columns.Zone);
        lineage.FromOwn(Columns.SecurityLevel, Columns.Zone);
        lineage.FromOwn(Columns.ThreatLevel, Columns.EventType);
        lineage.FromOwn(Columns.EmployeeId, Columns.EventType);
        lineage.FromOwn(Columns.BadgeNumber, Columns.EmployeeId);
        lineage.FromOwn(Columns.Shift, Columns.EventTimestamp);
        lineage.FromOwn(Columns.IngestedAt, Columns.EventTimestamp);
        lineage.FromOwn(Columns.AlarmType, Columns.EventType);
        lineage.FromOwn(Columns.PatrolRoute, Columns.EventType);
        lineage.FromOwn(Columns.VehicleLicensePlate, Columns.EventType, Columns.Zone);
        lineage.FromOwn(Columns.AccessGranted, Columns.EventType, Columns.EmployeeId, Columns.SecurityLevel);
        lineage.FromOwn(Columns.AccessDeniedReason, Columns.AccessGranted, Columns.EmployeeId, Columns.SecurityLevel);
        lineage.FromOwn(Columns.IncidentNumber, Columns.EventType, Columns.EventTimestamp);
        lineage.FromOwn(Columns.IncidentSeverity, Columns.EventType);
        lineage.FromOwn(Columns.IncidentDescription, Columns.EventType, Columns.IncidentCategory);
        lineage.FromOwn(Columns.RespondingOfficerId, Columns.EventType);
        lineage.FromOwn(Columns.ResolutionStatus, Columns.EventType);
        lineage.FromOwn(Columns.IncidentCategory, Columns.EventType);
        if (made.Kind == GuardKind.AccessGranted)
        {
            lineage.FromOwn(Columns.Zone, Columns.EmployeeId);
        }
        else
        {
            lineage.Rootless(Columns.Zone);
        }

        if (made.Camera >= 0)
        {
            lineage.FromOwn(Columns.CameraId, Columns.EventType, Columns.Zone);
        }
        else
        {
            lineage.FromOwn(Columns.CameraId, Columns.EventType);
        }

        TraceVisitor(day, made, lineage);
    }

    private void TraceVisitor(int day, in GuardEvent made, LineageBuilder lineage)
    {
        if (made.Report >= 0)
        {
            var key = table.FilingKeys.Of(FilingKind.Sar, day, _model.VisitsOf(day).Suspicions.Structuring + made.Report);
            lineage.From(Columns.VisitorId, [lineage.Own(Columns.EventType), OfFiling(key, Filed.PlayerId)]);
            lineage.From(Columns.Zone, [OfFiling(key, Filed.SarCategory)]);
            if (made.Kind == GuardKind.IncidentReport)
            {
                lineage.From(Columns.IncidentCategory, [lineage.Own(Columns.EventType), OfFiling(key, Filed.SarCategory)]);
            }
        }
        else if (made.Visitor >= 0)
        {
            lineage.From(Columns.VisitorId, [lineage.Own(Columns.EventType), ProfileLineage.IdOf(made.Visitor)]);
        }
        else
        {
            lineage.FromOwn(Columns.VisitorId, Columns.EventType);
        }
    }

    private static CellReference OfFiling(string key, int column) =>
        new(Filed.Schema.Name, key, Filed.Schema.Columns[column].Name);
}
