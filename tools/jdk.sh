# Sourced by coterie and verify: finds a JDK that can build and run Coterie.
# COTERIE_JAVA_HOME and JAVA_HOME come first; COTERIE_JDK_FOLDERS (separated by colons) replaces the usual folders.

jdk_needed=25

# Feature version of the JDK in $1, read from its release file: no process is started.
jdk_feature() {
  local line v=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) v=${line#JAVA_VERSION=}; v=${v//\"/} ;; esac
    done <"$1/release"
  fi
  [ -n "$v" ] || v=$("$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')
  v=${v#1.} # 1.8 is 8
  v=${v%%[!0-9]*}
  [ -n "$v" ] && printf '%s\n' "$v"
}

jdk_will_do() {
  local v
  [ -n "$1" ] && v=$(jdk_feature "$1") && [ "$v" -ge "$jdk_needed" ]
}

# The real path of $1, through any number of links; readlink -f is not everywhere.
real_path() {
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in /*) path=$target ;; *) path=$(dirname "$path")/$target ;; esac
  done
  printf '%s/%s\n' "$(cd "$(dirname "$path")" && pwd -P)" "$(basename "$path")"
}

jdk_usual_folders() {
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/* "${HOME:-/root}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

find_jdk() {
  local home on_path v best='' best_v=0
  for home in "${COTERIE_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if jdk_will_do "$home"; then printf '%s\n' "$home"; return; fi
  done
  if on_path=$(command -v javac); then
    home=$(dirname "$(dirname "$(real_path "$on_path")")")
    if jdk_will_do "$home"; then printf '%s\n' "$home"; return; fi
  fi
  while IFS= read -r home; do
    # the lowest version that will do: the one the project is tested on
    if v=$(jdk_feature "$home") && [ "$v" -ge "$jdk_needed" ] && { [ "$best_v" -eq 0 ] || [ "$v" -lt "$best_v" ]; }; then
      best=$home best_v=$v
    fi
  done <<EOF
$(if [ -n "${COTERIE_JDK_FOLDERS:-}" ]; then printf '%s\n' "${COTERIE_JDK_FOLDERS//:/$'\n'}"; else jdk_usual_folders; fi)
EOF
  [ -n "$best" ] && printf '%s\n' "$best"
}

# Sets JAVA_HOME, or ends the script $1 with what to do.
require_jdk() {
  local had=${JAVA_HOME:-} found
  if ! found=$(find_jdk); then
    if [ -n "$had" ]; then
      echo "$1: needs a JDK $jdk_needed or newer, JAVA_HOME ($had) is not one: install one and set JAVA_HOME to it" >&2
    else
      echo "$1: needs a JDK $jdk_needed or newer: install one (for example Temurin $jdk_needed) and set JAVA_HOME to it" >&2
    fi
    exit 1
  fi
  export JAVA_HOME=$found
}

require_maven() {
  command -v mvn >/dev/null || { echo "$1: needs Maven 3.8.7 or newer: install it and put mvn on the PATH" >&2; exit 1; }
}
