#!/bin/sh
# Puts a bot into an IRC channel with ii (suckless.org): irc-ii.sh FOLDER SERVER PORT NICK CHANNEL SPOTTER...
#
#   irc-ii.sh ~/irc irc.libera.chat 6667 spotter '#gym' spotter bot --state spotter.db
#
# It answers who speaks to it by its nick, and who has a question of its open. Ends when the connection does, so that
# whoever started it can start it again.
set -eu
folder=$1 server=$2 port=$3 nick=$4 channel=$5
shift 5

ii -s "$server" -p "$port" -n "$nick" -i "$folder" &
ii=$!
trap 'kill "$ii" 2>/dev/null || true' EXIT

wait_for() {
  until [ -e "$1" ]; do
    kill -0 "$ii" || exit 1
    sleep 0.1
  done
}

wait_for "$folder/$server/in"
printf '/j %s\n' "$channel" >"$folder/$server/in"
wait_for "$folder/$server/$channel/out"

own=$(printf '%s' "$nick" | sed 's/[][\\.*^$/]/\\&/g') # a nick may hold what means something in a pattern

# A line of ii's: SECONDS <nick> text. What the bot says comes back too, joins and the like have no <nick>.
tail --pid="$ii" -n 0 -F "$folder/$server/$channel/out" |
  sed --unbuffered -n "/^[0-9]* <$own>/d; s/^[0-9]* <\([^>]*\)> /\1\t/p" |
  "$@" --tagged --address "$nick" --max-bytes 400 |
  sed --unbuffered 's/\t/: /' >"$folder/$server/$channel/in"
