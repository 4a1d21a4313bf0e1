namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>A game of the pit under a plan's knobs.</summary>
/// <param name="EdgeTenThousandths">What the house keeps of wagers on average.</param>
/// <param name="Low">Least and most bets of tables with a minimum up to 25 dollars.</param>
/// <param name="High">Those of the others.</param>
internal sealed record TableGame(int EdgeTenThousandths, (int Least, int Most)[] Low, (int Least, int Most)[] High)
{
    public static readonly string[] Names = ["Blackjack", "Craps", "Roulette", "Baccarat", "Poker", "Pai Gow"];
}
