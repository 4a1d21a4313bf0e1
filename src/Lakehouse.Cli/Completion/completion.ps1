# Completes lakehouse in PowerShell 7: lakehouse completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName lakehouse -ScriptBlock {
    param($typed, $line, $cursor)
    $program, [string[]]$words = $line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    }
    & $program '[complete]' @words $typed 2>$null | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        if ($value -in ':file', ':folder') {
            $option = if ($typed -match '^--[^=]*=') { $Matches[0] } else { '' }
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed.Substring($option.Length)) |
                Where-Object { $value -eq ':file' -or $_.ResultType -eq 'ProviderContainer' } |
                ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new(
                        $option + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
                }
        }
        else {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', ($meaning ? $meaning : $value))
        }
    }
}
