# What every call of dotnet in this repository wants; sourced by ./lakehouse and ./test.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
# No compiler or build server stays behind: it would hold the caller's pipes open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
# Revocation lists of package signatures come from the network and may not be reachable.
export NUGET_CERT_REVOCATION_MODE=${NUGET_CERT_REVOCATION_MODE:-offline}

# Succeeds when dotnet is there; else says what to do.
require_dotnet() {
  command -v dotnet >/dev/null && return 0
  printf '%s\n' "$1 needs the .NET SDK 10 and there is no 'dotnet' on PATH; install it (package dotnet-sdk-10.0) and try again." >&2
  return 1
}
