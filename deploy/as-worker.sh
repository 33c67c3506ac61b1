#!/bin/sh
# /usr/local/bin/lots: the command as the workers run it, with their user, folder and settings. Without these it would
# speak of another database, and what it writes the workers could not read.
set -eu
umask 077 # as the units have it: what residents wrote is read by the workers alone
# Read as systemd reads it, and not as shell: a value may hold spaces or a $ without quotes.
while read -r line || [ -n "$line" ]; do
    case $line in
    [A-Za-z_]*=*) ;;
    *) continue ;;
    esac
    value=${line#*=}
    case $value in
    \"*\" | \'*\')
        value=${value#?}
        value=${value%?}
        ;;
    esac
    export "${line%%=*}=$value"
done </etc/kontaktlots/env
cd /opt/kontaktlots
exec runuser -u kontaktlots -- .venv/bin/lots "$@"
