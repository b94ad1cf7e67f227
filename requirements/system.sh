#!/bin/sh
# system.sh COMMAND PACKAGE…: installs the Debian packages when the command (or library, lib….so) is missing and we are root;
# otherwise says what to install. Never fails: what needs the command leaves itself out and says so.
set -u

wanted=$1
shift

there() {
    case $wanted in
        lib*) ldconfig -p 2>/dev/null | grep -q "$wanted" ;;
        *) command -v "$wanted" >/dev/null ;;
    esac
}

there && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $* (once)"
    apt-get -qq update </dev/null >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null
fi
there || echo "$wanted is missing, and what needs it is left out. On Debian or Ubuntu: sudo apt-get install $*" >&2
