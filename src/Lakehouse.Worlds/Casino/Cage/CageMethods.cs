using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Cage;

/// <summary>How a cage transaction is paid, in the order in which the names stand in the lake.</summary>
internal enum CageMethod : byte
{
    Cash,
    Check,
    Wire,
    Chip,
    Marker,
}

/// <summary>
/// How the cage is paid, and pays, under a plan's knobs. Where there is a choice, a visit without a currency report takes none
/// that is currency.
/// </summary>
internal sealed class CageMethods(KnobValues knobs)
{
    private readonly Wheel _markers = CageKnobs.MarkerMethods.Wheel(knobs);
    private readonly Wheel _deposits = CageKnobs.DepositMethods.Wheel(knobs);
    private readonly Wheel _depositsWithoutCash = new([0, .. CageKnobs.DepositMethods.Weights(knobs)[1..]]);
    private readonly Wheel _payments = CageKnobs.PaymentMethods.Wheel(knobs);
    private readonly Wheel _safe = CageKnobs.SafeMethods.Wheel(knobs);

    /// <param name="kind">What is done.</param>
    /// <param name="isReported">Whether the visit has a currency report.</param>
    /// <param name="key">What is drawn for the visit.</param>
    /// <param name="index">The number among the visit's rows of the kind.</param>
    public CageMethod Of(CageKind kind, bool isReported, ulong key, int index) => kind switch
    {
        CageKind.ChipRedemption => CageMethod.Chip,
        CageKind.CheckCashing => CageMethod.Check,
        CageKind.WireIn or CageKind.WireOut => CageMethod.Wire,
        CageKind.MarkerIssue => CageMethod.Marker,
        CageKind.MarkerPayment => isReported ? (CageMethod)_markers.Pick(Mix.Of(key, (long)kind, index)) : CageMethod.Check,
        CageKind.FrontMoneyDeposit => (CageMethod)(isReported ? _deposits : _depositsWithoutCash).Pick(Mix.Of(key, (long)kind, index)),
        CageKind.FrontMoneyWithdrawal or CageKind.JackpotPayout =>
            isReported ? (CageMethod)_payments.Pick(Mix.Of(key, (long)kind, index)) : CageMethod.Check,
        // What is taken back is what was left there.
        CageKind.SafekeepingDeposit or CageKind.SafekeepingWithdrawal =>
            isReported && index == 0 && _safe.Pick(Mix.Of(key, (long)CageKind.SafekeepingDeposit)) == 0 ? CageMethod.Cash : CageMethod.Chip,
        _ => CageMethod.Cash,
    };
}
