#compdef lakehouse
# Completes lakehouse in zsh: source <(lakehouse completion zsh), or this text as a file _lakehouse in a folder of $fpath.
_lakehouse() {
  local line place
  local -a described
  for line in ${(f)"$(${~words[1]} '[complete]' "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)"}; do
    case $line in
      :*) place=$line ;;
      *$'\t'*) described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
      *) described+=("${line//:/\\:}") ;;
    esac
  done
  (( $#described )) && _describe -V lakehouse described
  [[ $PREFIX == --*=* && -n $place ]] && compset -P '*='
  case $place in
    :file) _files ;;
    :folder) _files -/ ;;
  esac
}
if [[ $funcstack[1] == _lakehouse ]]; then
  _lakehouse "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _lakehouse lakehouse
fi
