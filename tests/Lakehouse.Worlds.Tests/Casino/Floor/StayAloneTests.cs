using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Floor;

/// <summary>A stay that is made without its machine's day is the one that the day has.</summary>
public sealed class StayAloneTests
{
    [Theory]
    [InlineData(1_000, 1)]
    [InlineData(7, 1)]
    [InlineData(10_000, 30)]
    [InlineData(65, 60)]
    public void A_stay_made_alone_is_the_stay_of_the_whole_day(long rows, int days)
    {
        var model = new CasinoModel(TestPlans.OfSlots(rows, days));
        var whole = new MachineDay(model);
        var alone = new MachineDay(model);
        foreach (var day in model.Days)
        {
            for (long machine = 0; machine < Math.Min(model.Machines.Count, 20); machine++)
            {
                whole.Open(day, machine);
                whole.MakeStays();
                for (var band = 0; band < GamingCalendar.Bands; band++)
                {
                    ref readonly var expected = ref whole.StayOf(band);
                    Assert.Equal((expected.Begin, expected.End), alone.TimesOfStay(day, machine, band));
                    var isMade = alone.OpenStayAlone(day, machine, band);
                    Assert.Equal(whole.Jackpots == 0 && whole.PlayedBandCount > 0, isMade);
                    if (isMade)
                    {
                        Assert.Equal(whole.Hold, alone.Hold);
                        Assert.Equal(
                            (expected.PlayCount, expected.Begin, expected.End, expected.CoinIn, expected.CoinOut, expected.Games),
                            Facts(alone.StayAlone));
                    }
                }

                // Turning to the whole day afterwards takes nothing over from what was made alone.
                alone.Open(day, machine);
                Assert.Equal(whole.Counts, alone.Counts);
            }
        }
    }

    private static (int, int, int, long, long, int) Facts(in Stay stay) =>
        (stay.PlayCount, stay.Begin, stay.End, stay.CoinIn, stay.CoinOut, stay.Games);
}
