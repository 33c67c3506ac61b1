#!/bin/sh
# /usr/local/bin/lots: the command as the workers run it, with their user, folder and settings. Without these it would
# speak of another database, and what it writes the workers could not read.
set -eu
umask 077 # as the units have it: what residents wrote is read by the workers alone
set -a
. /etc/kontaktlots/env
set +a
cd /opt/kontaktlots
exec runuser -u kontaktlots -- .venv/bin/lots "$@"
