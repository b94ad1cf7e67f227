#!/bin/sh
# Installed as /usr/local/bin/cartaviva: every command of Carta Viva as the user of its server, with its settings.
# For root, as cron's lines are; see docs/how-to/run.md.
set -eu
umask 077
set -a
CARTAVIVA_HOME=/var/lib/cartaviva
if [ -e /etc/cartaviva.env ]; then . /etc/cartaviva.env; fi
export HOME="$CARTAVIVA_HOME"
exec setpriv --reuid cartaviva --regid cartaviva --init-groups /srv/cartaviva/venv/bin/cartaviva "$@"
