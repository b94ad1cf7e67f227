#!/bin/sh
# Installed as /usr/local/bin/cartaviva: every command of Carta Viva as the user of its server, with its settings.
# For root, as cron's lines are; see docs/how-to/run.md.
set -eu
if [ "$(id -u)" != 0 ]; then
    echo "Only root may run this: sudo cartaviva … To read, check and report: /srv/cartaviva/venv/bin/cartaviva" >&2
    exit 64
fi
umask 077
set -a
CARTAVIVA_HOME=/var/lib/cartaviva
if [ -e /etc/cartaviva.env ]; then . /etc/cartaviva.env; fi
export HOME="$CARTAVIVA_HOME"
exec setpriv --reuid cartaviva --regid cartaviva --init-groups /srv/cartaviva/venv/bin/cartaviva "$@"
