using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Pools;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>What a player brought into the window, and when the player joined.</summary>
internal readonly record struct Opening(
    int EnrollmentDay, int LastVisitDay, int Visits, long TheoCents, long WinLossCents, int PointsBalance, long LifetimePoints);

/// <summary>Who a player is: invented, and a function of the player's number alone.</summary>
internal sealed class PersonBook
{
    public static readonly string[] TierNames = ["Bronze", "Silver", "Gold", "Platinum", "Diamond"];

    public static readonly string[] IdTypes = ["Drivers License", "Passport", "State ID"];

    private const int AdultYears = 21;
    private const int LeastMemberDays = 30;

    // Social security numbers of areas that were never issued: 900 to 999, with groups 1 to 99 and serials 1 to 9999.
    private const long SsnSerials = 9_999;
    private const long SsnGroups = 99;
    private const long IdNumbers = 1_000_000_000;
    private const long Ssns = 100 * SsnGroups * SsnSerials;

    private readonly PlayerBook _players;
    private readonly Wheel _states;
    private readonly Wheel _idTypes;
    private readonly DateOnly _start;
    private readonly OpeningRanges _ranges;
    private readonly int _oldestYears;
    private readonly int _mostMemberDays;
    private readonly ulong _firstName;
    private readonly ulong _lastName;
    private readonly ulong _email;
    private readonly ulong _phone;
    private readonly ulong _birth;
    private readonly ulong _address;
    private readonly ulong _city;
    private readonly ulong _state;
    private readonly ulong _zip;
    private readonly ulong _idType;
    private readonly Permutation _idNumbers;
    private readonly ulong _enrollment;
    private readonly ulong _lastVisit;
    private readonly ulong _visits;
    private readonly ulong _theo;
    private readonly ulong _winLoss;
    private readonly ulong _balance;
    private readonly ulong _lifetime;
    private readonly Permutation _ssns;
    private readonly IdBlocks _loyaltyNumbers;

    public PersonBook(CasinoModel model)
    {
        _players = model.Players;
        _states = PlayerKnobs.States.Wheel(model.Plan.Knobs);
        _idTypes = PlayerKnobs.IdTypes.Wheel(model.Plan.Knobs);
        _start = model.Plan.Start;
        _ranges = new OpeningRanges(model.Plan.Knobs);
        _oldestYears = model.Plan.Knobs.Units(PlayerKnobs.OldestYears);
        _mostMemberDays = model.Plan.Knobs.Units(PlayerKnobs.MemberDays);
        _firstName = Key("first_name");
        _lastName = Key("last_name");
        _email = Key("email");
        _phone = Key("phone");
        _birth = Key("date_of_birth");
        _address = Key("address_line1");
        _city = Key("city");
        _state = Key("state");
        _zip = Key("zip_code");
        _idType = Key("id_type");
        _idNumbers = new Permutation(Key("id_number"), IdNumbers);
        _enrollment = Key("enrollment_date");
        _lastVisit = Key("last_visit_date");
        _visits = Key("total_visits");
        _theo = Key("total_theo");
        _winLoss = Key("total_actual_win_loss");
        _balance = Key("points_balance");
        _lifetime = Key("lifetime_points");
        _ssns = new Permutation(Key("ssn_hash"), Ssns);
        _loyaltyNumbers = new IdBlocks(Key("loyalty_number"), 10, 5);

        ulong Key(string column) => model.Keys.Of(CasinoDefinition.Players, column);
    }

    public int FirstName(long player) => (int)Mix.Below(Mix.Of(_firstName, player), NamePool.FirstNames.Length);

    public int LastName(long player) => (int)Mix.Below(Mix.Of(_lastName, player), NamePool.LastNames.Length);

    public int EmailDomain(long player) => (int)Mix.Below(Mix.Of(_email, player), 3);

    /// <summary>The last two digits of a telephone number 555-01xx.</summary>
    public int PhoneEnd(long player) => (int)Mix.Below(Mix.Of(_phone, player), 100);

    public HomeState State(long player) => HomeState.All[StateIndex(player)];

    public int StateIndex(long player) => _states.Pick(Mix.Of(_state, player));

    public int City(long player) => (int)Mix.Below(Mix.Of(_city, player), NamePool.Cities.Length);

    public (int Number, int Street) Address(long player)
    {
        var mix = Mix.Of(_address, player);
        return (1 + (int)Mix.Below(mix, 9_999), (int)Mix.Below(Mix.Of(mix, 1UL), NamePool.StreetNames.Length));
    }

    /// <summary>Five digits in the range of the player's state.</summary>
    public int Zip(long player)
    {
        var state = State(player);
        return (state.FirstZip * 100) + (int)Mix.Below(Mix.Of(_zip, player), (state.LastZip - state.FirstZip + 1) * 100);
    }

    /// <summary>Nine digits, of an area that was never issued.</summary>
    public int Ssn(long player)
    {
        var number = _ssns.Forward(player % Ssns);
        var serial = 1 + (number % SsnSerials);
        var group = 1 + (number / SsnSerials % SsnGroups);
        return (int)(((900 + (number / (SsnSerials * SsnGroups))) * 1_000_000) + (group * 10_000) + serial);
    }

    /// <summary>The document that the player shows where one is asked for.</summary>
    public int IdType(long player) => _idTypes.Pick(Mix.Of(_idType, player));

    public long IdNumber(long player) => _idNumbers.Forward(player % IdNumbers);

    public long LoyaltyNumber(long player) => _loyaltyNumbers.Number(player);

    public DateOnly Birth(long player)
    {
        // An adult when the shortest membership begins.
        var latest = _start.AddDays(-LeastMemberDays).AddYears(-AdultYears).DayNumber;
        var earliest = _start.AddYears(-_oldestYears - 1).DayNumber + 1;
        return DateOnly.FromDayNumber(earliest + (int)Mix.Below(Mix.Of(_birth, player), latest - earliest + 1));
    }

    public Opening Open(long player)
    {
        var tier = _players.TierOf(player);
        var adult = Birth(player).AddYears(AdultYears).DayNumber;
        var most = Math.Min(_mostMemberDays, _start.DayNumber - adult);
        var member = LeastMemberDays + (int)Mix.Below(Mix.Of(_enrollment, player), most - LeastMemberDays + 1);
        var enrolled = _start.DayNumber - member;
        var lastVisit = enrolled + (int)Mix.Below(Mix.Of(_lastVisit, player), member);
        var visits = (1 + Mix.Below(Mix.Of(_visits, player), _ranges.MostVisits)) * (tier + 1) / 3;
        var theo = _ranges.TheoBases[tier] * 100L * _ranges.Theo.Draw(Mix.Of(_theo, player)) / 1_000;
        var winLoss = theo * _ranges.WinLoss.Draw(Mix.Of(_winLoss, player)) / 1_000;
        var balance = (long)_ranges.PointBases[tier] * _ranges.Points.Draw(Mix.Of(_balance, player)) / 1_000;
        var lifetime = balance * _ranges.Lifetime.Draw(Mix.Of(_lifetime, player)) / 100;

        // A visit is a day, so there cannot be more of them than days from enrolment to the last.
        return new Opening(
            enrolled, lastVisit, (int)Math.Clamp(visits, 1, lastVisit - enrolled + 1), theo, winLoss, (int)balance, lifetime);
    }
}
