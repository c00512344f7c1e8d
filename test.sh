#!/usr/bin/env bash
# Builds everything and runs all tests; nothing may be skipped. Installs from Debian's packages what the tests need and the machine lacks.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
need() { # need PACKAGE TEST...: the package, when the test fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
need chromium test -x /usr/bin/chromium
need postgresql compgen -G '/usr/lib/postgresql/*/bin/initdb'
need postfix test -x /usr/sbin/postfix
need openssl command -v openssl
need nodejs command -v node
need npm command -v npm
need python3 test -x /usr/bin/python3
need python3-icalendar /usr/bin/python3 -c 'import icalendar'
need fonts-dejavu-core test -d /usr/share/fonts/truetype/dejavu

if [ "${#missing[@]}" -gt 0 ]; then
  sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    sudo="sudo"
    command -v sudo >/dev/null || { echo "The tests need these Debian packages: ${missing[*]}. Install them and run again." >&2; exit 1; }
  fi
  echo "Installing what the tests need: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # Postfix asks how mail is delivered unless it is told beforehand; the tests bring their own configuration and never touch the system's.
  echo "postfix postfix/main_mailer_type select No configuration" | $sudo debconf-set-selections
  $sudo apt-get -o DPkg::Lock::Timeout=300 update -qq
  $sudo apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

export EVENEMANG_TESTS_COMPLETE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build Evenemang.sln -clp:ErrorsOnly
exec dotnet test Evenemang.sln --no-build "$@"
