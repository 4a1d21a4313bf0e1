namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>The facts of a security event; -1 where it has none.</summary>
internal struct GuardEvent
{
    public GuardKind Kind;
    public int Second;
    public int Zone;
    public int Place;
    public int Direction;
    public long Employee;
    public long Visitor;
    public int Camera;

    /// <summary>1 where a door opened, 0 where not.</summary>
    public int Granted;

    public int Refusal;
    public long IncidentNumber;
    public int Category;
    public int Severity;
    public int Description;
    public int Officer;
    public int Resolution;
    public int Plate;
    public int Alarm;
    public int Route;

    /// <summary>The report, by number among the day's others, that the incident is about.</summary>
    public long Report;
}
