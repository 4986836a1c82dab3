# Sourced by coterie: builds what its commands run, when something changed. Expects root and JAVA_HOME.

cli_jar=$root/cli/target/coterie-cli.jar
cli_aot=$root/cli/target/coterie-cli.aot
hub_jar=$root/standalone/target/coterie-standalone.jar

# Something is newer than the last good build: a file, or a folder (which a deletion or a rename touches).
stale() {
  local stamp=$root/target/built
  [ -f "$stamp" ] && [ "$(<"$stamp")" = "$JAVA_HOME" ] && [ -f "$cli_jar" ] && [ -f "$hub_jar" ] || return 0
  [ -n "$(find "$root" \( -name target -o -name node_modules -o -name '.git' -o -name '.coterie' -o -path '*/src/test' \) -prune -o \
    -newer "$stamp" \( -path '*/src/*' -o -path "$root/proto/*" -o -name pom.xml -o -path '*/.mvn/*' \
    -o -path "$root/coterie" -o -path "$root/tools/*.sh" \) -print 2>/dev/null | head -n 1)" ]
}

# Runs $@ while no other build of this folder does.
with_build_lock() {
  mkdir -p "$root/target"
  if command -v flock >/dev/null; then
    (
      flock -n 9 || { echo "coterie: waiting for another build" >&2; flock 9; }
      "$@" 9>&-
    ) 9>"$root/target/build.lock"
  else
    with_lock_folder "$root/target/build.lock.d" "$@"
  fi
}

# For systems without flock; a holder that was killed doesn't count.
with_lock_folder() {
  local lock=$1 said='' status=0 holder
  shift
  until mkdir "$lock" 2>/dev/null; do
    holder=$(cat "$lock/pid" 2>/dev/null) || holder=
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then rm -rf "$lock"; continue; fi
    [ -n "$said" ] || { echo "coterie: waiting for another build" >&2; said=1; }
    sleep 0.2
  done
  echo $$ >"$lock/pid"
  ("$@") || status=$?
  rm -rf "$lock"
  return "$status"
}

build_if_stale() {
  stale || return 0 # whoever held the lock before has built it
  local log=$root/target/build.log
  printf '%s' "$JAVA_HOME" >"$root/target/building" # before the build: an edit made meanwhile stays newer
  [ -f "$root/target/built" ] && echo "coterie: building what changed" >&2 || echo "coterie: building (the first time takes minutes)" >&2
  discard_built
  if ! (cd "$root" && mvn -B -ntp -T1C -Dmaven.test.skip=true -pl cli,standalone -am package) 2>&1 | tee "$log" | modules >&2; then
    echo "coterie: the build failed:" >&2
    grep '^\[ERROR\]' "$log" | grep -v 'Help 1\]\|re-run Maven\|For more information\|^\[ERROR\] *$\|After correcting\|mvn <args>' | head -n 15 >&2 || tail -n 15 "$log" >&2
    echo "coterie: all of its output is in $log" >&2
    return 1
  fi
  train_aot
  mv "$root/target/building" "$root/target/built"
}

# Before every build, by whatever command: an AOT cache is not checked against the jars, a stale one silently runs the old classes;
# and Maven writes into a jar that is there, which breaks a hub that is running from it.
discard_built() {
  rm -f "$root/target/built" "$cli_aot" "$cli_jar" "$hub_jar"
}

# One line a module of Maven's output.
modules() {
  awk 'match($0, /\[[0-9]+\/[0-9]+\]/) && /Building / {
    n = substr($0, RSTART + 1, RLENGTH - 2); sub(/.*Building (coterie-)?/, ""); sub(/ .*/, "")
    printf "coterie:   %-6s %s\n", n, $0; fflush() }'
}

# Start-up of the CLI with its classes loaded and linked already; only ever a matter of speed.
train_aot() {
  COTERIE_HOME=$root/target/aot-home COTERIE_TOKEN=training "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput="$cli_aot" \
    -jar "$cli_jar" whoami --hub http://127.0.0.1:1 >/dev/null 2>&1 || return 0
}
