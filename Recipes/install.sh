#!/bin/sh
# Builds spotter and installs it with its manual page and its completions for bash, zsh and fish:
#   Recipes/install.sh [PREFIX]     /usr/local if none is given
set -eu
prefix=${1:-/usr/local}
cd "$(dirname "$0")/.."

swift build -c release --static-swift-stdlib --product spotter
spotter=$(swift build -c release --static-swift-stdlib --show-bin-path)/spotter
swift package plugin generate-manual

install -D -m 755 "$spotter" "$prefix/bin/spotter"
install -D -m 644 .build/plugins/GenerateManual/outputs/spotter/spotter.1 "$prefix/share/man/man1/spotter.1"
completions() { # SHELL FILE
  mkdir -p "$(dirname "$prefix/share/$2")"
  "$spotter" --generate-completion-script "$1" >"$prefix/share/$2"
}
completions bash bash-completion/completions/spotter
completions zsh zsh/site-functions/_spotter
completions fish fish/vendor_completions.d/spotter.fish
