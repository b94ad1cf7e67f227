#!/bin/sh
# Prints the Python that the virtual environment is made with: the newest on PATH that the locks are tested with, else
# any from 3.11 on. A name on PATH proves nothing (pyenv leaves names that only print an error), so each is run.
set -u

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for attempt in first second; do
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python3.14 python}; do
        if usable "$name"; then
            command -v "$name"
            exit 0
        fi
    done
    # Debian and Ubuntu keep venv in a package of its own.
    if [ "$attempt" = first ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends python3-venv
        } >&2 </dev/null || break
    else
        break
    fi
done
echo "No Python 3.11 or newer with venv was found. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
exit 1
