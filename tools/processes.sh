# Sourced by verify: knows the processes that a run started by a mark in their environment, which children inherit.
# Where there is no /proc, nothing is known and nothing is ended.

mark_processes() {
  export COTERIE_VERIFY_RUN="$$-$RANDOM$RANDOM"
}

# Their ids, without the shells that ask.
marked_processes() {
  local environment pid
  for environment in /proc/[0-9]*/environ; do
    pid=${environment#/proc/} pid=${pid%/environ}
    if [ "$pid" != "$$" ] && [ "$pid" != "${BASHPID:-}" ] && grep -qzxF "COTERIE_VERIFY_RUN=$COTERIE_VERIFY_RUN" "$environment" 2>/dev/null; then
      echo "$pid"
    fi
  done
}

# Gives them a moment to end by themselves; what remains is named and ended.
no_marked_process() {
  local left attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    left=$(marked_processes)
    [ -z "$left" ] && return
    sleep 0.5
  done
  echo "left behind, and ended now:" >&2
  ps -o pid=,args= -p "$(printf '%s' "$left" | paste -sd, -)" | cut -c1-200 >&2
  end_marked_processes
  return 1
}

end_marked_processes() {
  local left
  left=$(marked_processes)
  [ -z "$left" ] || kill $left 2>/dev/null
  return 0
}
