# Sourced by shell tests: assertions, and a runner for all functions named it_…

problems=
equal() { [ "$1" = "$2" ] || problems="$problems
    expected: $1
    but was:  $2"; }
contains() { case $2 in *"$1"*) ;; *) problems="$problems
    expected to contain: $1
    but was:             $2" ;; esac; }
lacks() { case $2 in *"$1"*) problems="$problems
    expected not to contain: $1
    but was:                 $2" ;; esac; }

escaped() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g'; }

# Runs every test after calling $1 with its name; reports JUnit's XML to the file $2, if one is named.
run_tests() {
  local before=$1 report=$2 suite name passed=0 failed=0 cases=''
  suite=$(basename "$0")
  for name in $(declare -F | awk '$3 ~ /^it_/ { print $3 }'); do
    problems=
    "$before" "$name"
    "$name"
    if [ -z "$problems" ]; then
      passed=$((passed + 1)) cases="$cases<testcase classname=\"$suite\" name=\"$name\"/>"
    else
      failed=$((failed + 1)) cases="$cases<testcase classname=\"$suite\" name=\"$name\"><failure>$(printf '%s' "$problems" | escaped)</failure></testcase>"
      printf '%s: %s%s\n' "$suite" "$name" "$problems" >&2
    fi
  done
  if [ -n "$report" ]; then
    printf '<testsuite name="%s" tests="%d" errors="0" skipped="0" failures="%d">%s</testsuite>\n' "$suite" $((passed + failed)) "$failed" "$cases" >"$report"
  fi
  echo "$suite: $passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
