# Completes lakehouse in fish: lakehouse completion fish > ~/.config/fish/completions/lakehouse.fish
function __lakehouse_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -e words[1]
    set -l option (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    for line in ($program '[complete]' $words "$current" 2>/dev/null)
        switch $line
            case :file
                printf "$option%s\n" (__fish_complete_path $path)
            case :folder
                printf "$option%s\n" (__fish_complete_directories $path)
            case '*'
                echo $line
        end
    end
end
complete -c lakehouse -f -a '(__lakehouse_complete)'
