#!/bin/sh
# Puts a bot behind matterbridge with curl alone: matterbridge-curl.sh URL COMMAND...
#
#   matterbridge-curl.sh http://127.0.0.1:4242 spotter bot --format matterbridge --name Spotter --state spotter.db
#
# The stream gives ten messages a second, whatever the bot could do: that is matterbridge's own limit. Connects again
# when matterbridge goes away. MATTERBRIDGE_TOKEN is sent if it is set.
set -u
url=$1
shift

call() { curl --silent --show-error --fail ${MATTERBRIDGE_TOKEN:+--oauth2-bearer "$MATTERBRIDGE_TOKEN"} "$@"; }

while :; do
  call --no-buffer "$url/api/stream"
  sleep 1
done |
  "$@" |
  while IFS= read -r reply; do
    # Through standard input: what people write does not belong on a command line that everybody can list.
    printf '%s' "$reply" | call --output /dev/null --retry 30 --retry-delay 1 --retry-connrefused \
      --header 'Content-Type: application/json' --data-binary @- "$url/api/message"
  done
