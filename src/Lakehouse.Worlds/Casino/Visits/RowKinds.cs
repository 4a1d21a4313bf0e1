namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>The kinds of cage transaction, in the order in which their weights stand.</summary>
internal enum CageKind : byte
{
    CashIn,
    CashOut,
    ChipPurchase,
    ChipRedemption,
    CheckCashing,
    MarkerIssue,
    MarkerPayment,
    FrontMoneyDeposit,
    FrontMoneyWithdrawal,
    WireIn,
    WireOut,
    JackpotPayout,
    SafekeepingDeposit,
    SafekeepingWithdrawal,
}

/// <summary>The kinds of table row, in the order in which their weights stand.</summary>
internal enum TableKind : byte
{
    BuyIn,
    CashOut,
    MarkerIssued,
    MarkerPaid,
    Fill,
    Credit,
    RatingStart,
    RatingEnd,
    ShiftStart,
    ShiftEnd,
}

/// <summary>Why a suspicious activity report is made; what its number says, unless the visit lacks the cause.</summary>
internal enum SuspicionKind : byte
{
    Structuring,
    Unusual,
    ThirdParty,
    Identity,
    Employee,
    Counterfeit,
    Wire,
    ChipWalking,
    CreditAbuse,
    Other,
    None,
}
