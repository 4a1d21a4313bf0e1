using Apache.Arrow;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Pools;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzePlayerProfileSchema;

namespace Lakehouse.Worlds.Casino;

/// <summary>The players, by number, with their activity as of the end of the window.</summary>
internal sealed class BronzePlayerProfile : FilledTable
{
    private const string Source = "PlayerGenerator";
    private const int Hosts = 49;

    // A millionth of a cent is the unit of exact sums.
    private const int Millionths = 1_000_000;

    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly string[] s_games = ["Video Slots", "Blackjack", "Craps", "Roulette", "Poker", "Baccarat", "Video Poker"];
    private static readonly string[] s_communications = ["Email", "SMS", "Mail", "Phone", "None"];
    private static readonly string[] s_channels = ["Email", "Direct Mail", "SMS", "App Push", "None"];
    private static readonly string[] s_statuses = ["Active", "Inactive", "Suspended", "Closed"];
    private static readonly string[] s_hosts = Texts.Numbered("HOST-", Hosts, 3);

    private readonly CasinoModel _model;
    private readonly BronzeSlotTelemetry _slots;
    private readonly BronzeTableGames _tables;
    private readonly PersonBook _persons;
    private readonly PiiKey _key;
    private readonly bool _raw;
    private readonly Loads _loads;
    private readonly ulong _preferredGame;
    private readonly ulong _communication;
    private readonly ulong _optIn;
    private readonly ulong _channel;
    private readonly ulong _host;
    private readonly Wheel _games;
    private readonly Wheel _communications;
    private readonly Wheel _channels;
    private readonly int _optInPercent;
    private readonly int _firstHostedTier;
    private readonly int _firstVipTier;

    public BronzePlayerProfile(CasinoModel model, BronzeSlotTelemetry slots, BronzeTableGames tables, PersonBook persons, PiiKey key)
        : base(BronzePlayerProfileSchema.Schema)
    {
        _model = model;
        _slots = slots;
        _tables = tables;
        _persons = persons;
        _raw = model.Plan.Pii.Raw;
        _key = key;
        _loads = new Loads(model, CasinoDefinition.Players);
        _preferredGame = model.Keys.Of(CasinoDefinition.Players, "preferred_game");
        _communication = model.Keys.Of(CasinoDefinition.Players, "communication_preference");
        _optIn = model.Keys.Of(CasinoDefinition.Players, "marketing_opt_in");
        _channel = model.Keys.Of(CasinoDefinition.Players, "marketing_channel");
        _host = model.Keys.Of(CasinoDefinition.Players, "host_assigned");
        var knobs = model.Plan.Knobs;
        _games = PlayerKnobs.Games.Wheel(knobs);
        _communications = PlayerKnobs.Communications.Wheel(knobs);
        _channels = PlayerKnobs.Channels.Wheel(knobs);
        _optInPercent = knobs.Units(PlayerKnobs.OptInShare);
        _firstHostedTier = knobs.Units(PlayerKnobs.HostedFrom) - 1;
        _firstVipTier = knobs.Units(PlayerKnobs.VipFrom) - 1;
    }

    public override long RowCount => _model.Players.Count;

    public override string KeyOf(long row) => PlayerBook.Id(row);

    public override IEnumerable<Slice> Slices() => PlayerSlices.Of(RowCount);

    protected override void Trace(long row, LineageBuilder lineage) => new ProfileLineage(_model, _slots, _tables).Trace(row, lineage);

    protected override IBatchFiller NewFiller() => new Filler(this);

    private sealed class Filler : NumberedFiller
    {
        private readonly BronzePlayerProfile _table;
        private readonly CasinoModel _model;
        private readonly PersonBook _persons;
        private readonly PersonalTexts _texts;
        private readonly PlayerActivity _activity;
        private readonly BatchBuffers _buffers;

        public Filler(BronzePlayerProfile table)
        {
            _table = table;
            _model = table._model;
            _persons = table._persons;
            _texts = new PersonalTexts(_persons, table._key, table._raw);
            _activity = new PlayerActivity(_model);
            _buffers = new BatchBuffers(table.Schema);
            _buffers[Columns.FirstName].SetDictionary(_texts.Names(NamePool.FirstNames));
            _buffers[Columns.LastName].SetDictionary(_texts.Names(NamePool.LastNames));
            _buffers[Columns.City].SetDictionary(NamePool.Cities);
            _buffers[Columns.State].SetDictionary([.. HomeState.All.Select(s => s.Code)]);
            _buffers[Columns.Country].SetDictionary("USA");
            _buffers[Columns.LoyaltyTier].SetDictionary(PersonBook.TierNames);
            _buffers[Columns.PreferredGame].SetDictionary(s_games);
            _buffers[Columns.CommunicationPreference].SetDictionary(s_communications);
            _buffers[Columns.MarketingChannel].SetDictionary(s_channels);
            _buffers[Columns.HostAssigned].SetDictionary(s_hosts);
            _buffers[Columns.AccountStatus].SetDictionary(s_statuses);
            _buffers[Columns.Source].SetDictionary(Source);
            _buffers[Columns.BatchId].SetDictionary(table._loads.BatchId(_model.Plan.Days - 1));
            _buffers[Columns.IngestedAt].Longs.Fill(table._loads.IngestedAt(_model.Plan.Days - 1));
        }

        protected override RecordBatch Batch(long firstRow, int rows)
        {
            FillPerson(firstRow, rows);
            FillTexts(firstRow, rows);
            FillMembership(firstRow, rows);
            FillActivity(firstRow, rows);
            return _buffers.ToBatch(rows);
        }

        private void FillPerson(long firstPlayer, int rows)
        {
            var first = _buffers[Columns.FirstName].Ints;
            var last = _buffers[Columns.LastName].Ints;
            var birth = _buffers[Columns.DateOfBirth].Ints;
            var city = _buffers[Columns.City].Ints;
            var state = _buffers[Columns.State].Ints;
            for (var i = 0; i < rows; i++)
            {
                var player = firstPlayer + i;
                first[i] = _texts.NameIndex(NamePool.FirstNames, _persons.FirstName(player));
                last[i] = _texts.NameIndex(NamePool.LastNames, _persons.LastName(player));
                birth[i] = _texts.BirthDay(player) - s_epoch;
                city[i] = _persons.City(player);
                state[i] = _persons.StateIndex(player);
            }
        }

        private void FillTexts(long firstPlayer, int rows)
        {
            var ids = _buffers[Columns.PlayerId].Texts();
            var emails = _buffers[Columns.Email].Texts();
            var phones = _buffers[Columns.Phone].Texts();
            var hashes = _buffers[Columns.SsnHash].Texts();
            var masks = _buffers[Columns.SsnMasked].Texts();
            var addresses = _buffers[Columns.AddressLine1].Texts();
            var zips = _buffers[Columns.ZipCode].Texts();
            for (var i = 0; i < rows; i++)
            {
                var player = firstPlayer + i;
                PlayerBook.AppendId(ref ids, player);
                _texts.Email(ref emails, player);
                _texts.Phone(ref phones, player);
                _texts.Ssn(ref hashes, ref masks, player);
                _texts.Address(ref addresses, player);
                var zip = _persons.Zip(player);
                Texts.Append(ref zips, ""u8, _table._raw ? zip : zip / 100 * 100, 5);
            }

            ids.Done();
            emails.Done();
            phones.Done();
            hashes.Done();
            masks.Done();
            addresses.Done();
            zips.Done();
        }

        private void FillMembership(long firstPlayer, int rows)
        {
            var tiers = _buffers[Columns.LoyaltyTier].Ints;
            var games = _buffers[Columns.PreferredGame].Ints;
            var communications = _buffers[Columns.CommunicationPreference].Ints;
            var channels = _buffers[Columns.MarketingChannel].Ints;
            var hosts = _buffers[Columns.HostAssigned].Ints;
            var statuses = _buffers[Columns.AccountStatus].Ints;
            var optIn = _buffers[Columns.MarketingOptIn].Bits;
            var vip = _buffers[Columns.VipFlag].Bits;
            var excluded = _buffers[Columns.SelfExcluded].Bits;
            var hosted = _buffers[Columns.HostAssigned].Validity;
            optIn.Clear();
            vip.Clear();
            excluded.Clear();
            hosted.Clear();
            for (var i = 0; i < rows; i++)
            {
                var player = firstPlayer + i;
                var tier = _model.Players.TierOf(player);
                tiers[i] = tier;
                games[i] = _table._games.Pick(Mix.Of(_table._preferredGame, player));
                communications[i] = _table._communications.Pick(Mix.Of(_table._communication, player));
                channels[i] = _table._channels.Pick(Mix.Of(_table._channel, player));
                hosts[i] = (int)Mix.Below(Mix.Of(_table._host, player), Hosts);
                statuses[i] = (int)_model.Players.StatusOf(player);
                Set(optIn, i, Mix.Below(Mix.Of(_table._optIn, player), 100) < _table._optInPercent);
                Set(vip, i, tier >= _table._firstVipTier);
                Set(excluded, i, _model.Players.IsExcluded(player));
                Set(hosted, i, tier >= _table._firstHostedTier);
            }
        }

        private void FillActivity(long firstPlayer, int rows)
        {
            var numbers = _buffers[Columns.LoyaltyNumber].Texts();
            for (var i = 0; i < rows; i++)
            {
                var player = firstPlayer + i;
                var opening = _persons.Open(player);
                var activity = _activity.Of(player);
                var visits = opening.Visits + activity.Visits;
                var theo = RoundHalfUp(((Int128)opening.TheoCents * Millionths) + activity.Theo, Millionths);
                var lifetime = opening.LifetimePoints + activity.Points;
                _buffers[Columns.TotalVisits].Ints[i] = visits;
                _buffers[Columns.TotalTheo].Decimals[i] = theo;
                _buffers[Columns.AverageDailyTheo].Decimals[i] = RoundHalfUp(theo, visits);
                _buffers[Columns.TotalActualWinLoss].Decimals[i] = opening.WinLossCents + activity.WinLoss;
                _buffers[Columns.PointsBalance].Ints[i] = checked((int)(opening.PointsBalance + activity.Points));
                _buffers[Columns.LifetimePoints].Longs[i] = lifetime;
                _buffers[Columns.TierCredits].Longs[i] = lifetime / 10;
                _buffers[Columns.EnrollmentDate].Ints[i] = opening.EnrollmentDay - s_epoch;
                var lastVisit = activity.LastDay < 0 ? opening.LastVisitDay : _model.Plan.Start.DayNumber + activity.LastDay;
                _buffers[Columns.LastVisitDate].Ints[i] = lastVisit - s_epoch;
                _texts.LoyaltyNumber(
                    ref numbers, _model.Players.TierOf(player), DateOnly.FromDayNumber(opening.EnrollmentDay).Year, player);
            }

            numbers.Done();
        }

        private static void Set(Span<ulong> bits, int row, bool value) => bits[row >> 6] |= (value ? 1UL : 0) << (row & 63);

        private static Int128 RoundHalfUp(Int128 value, Int128 divisor) => ((2 * value) + divisor) / (2 * divisor);
    }
}
