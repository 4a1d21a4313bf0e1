# Completes lakehouse in bash: source <(lakehouse completion bash)
_lakehouse() {
  local program=${COMP_WORDS[0]/#\~/$HOME} value i
  local -a before=()
  # An option and its value are three words here where '=' stands between them.
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == = ]] || before+=("${COMP_WORDS[i]}")
  done
  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    case $value in
      :file)
        compopt -o filenames
        while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$2")
        ;;
      :folder)
        compopt -o filenames
        while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "$2")
        ;;
      *) COMPREPLY+=("$value") ;;
    esac
  done < <("$program" '[complete]' "${before[@]}" "$2" 2>/dev/null)
}
complete -F _lakehouse lakehouse
