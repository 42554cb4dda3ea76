#!/bin/sh
# Builds spotter and installs it with its completions for bash, zsh and fish and its manual page:
#   Sources/Recipes/install.sh [PREFIX]     /usr/local if none is given
set -eu
prefix=${1:-/usr/local}
cd "$(dirname "$0")/../.."

swift build -c release --static-swift-stdlib --product spotter
install -D -m 755 "$(swift build -c release --static-swift-stdlib --show-bin-path)/spotter" "$prefix/bin/spotter"

completions() { # SHELL FILE
  mkdir -p "$(dirname "$prefix/share/$2")"
  "$prefix/bin/spotter" --generate-completion-script "$1" >"$prefix/share/$2"
}
completions bash bash-completion/completions/spotter
completions zsh zsh/site-functions/_spotter
completions fish fish/vendor_completions.d/spotter.fish

swift package plugin generate-manual # builds once more, in its own way
install -D -m 644 .build/plugins/GenerateManual/outputs/SpotterCLI/spotter.1 "$prefix/share/man/man1/spotter.1"
