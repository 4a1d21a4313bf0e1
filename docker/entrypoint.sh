#!/bin/sh
# What the containers run. Options alone mean 'generate casino' with them; what the environment says stands in for the options
# that are not given. Anything else is a command line of lakehouse as it is.
#   DATA_FORMAT      delta, parquet (default), csv, json or duckdb
#   DATA_DAYS        days in the window (default 30)
#   DATA_SEED        the seed (default 42)
#   DATA_OUTPUT_DIR  the folder of the output (default /app/output)
set -eu

# given NAME ALIAS ARGUMENT...: whether the arguments have an option under one of its two names.
given() {
  name=$1 alias=$2
  shift 2
  for argument in "$@"; do
    case $argument in
      "$name" | "$name"=* | "$alias" | "$alias"=*) return 0 ;;
    esac
  done
  return 1
}

case ${1-} in
  '' | -*) set -- generate casino "$@" ;;
esac

if [ "$1" = generate ] && ! given --help -h "$@"; then
  if ! given --plan-file --plan-file "$@"; then
    given --days -d "$@" || given --start --end "$@" || set -- "$@" --days "${DATA_DAYS:-30}"
    given --seed -s "$@" || set -- "$@" --seed "${DATA_SEED:-42}"
  fi
  given --format -f "$@" || set -- "$@" --format "${DATA_FORMAT:-parquet}"
  given --out -o "$@" || given --output --output "$@" || set -- "$@" --out "${DATA_OUTPUT_DIR:-/app/output}"
fi

exec "${LAKEHOUSE:-lakehouse}" "$@"
