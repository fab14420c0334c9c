# Sourced by the other scripts: says what is going on, and keeps a long command quiet but visibly alive.

say() { printf 'engross: %s\n' "$*" >&2; }

# watch MESSAGE COMMAND...: one line while the command runs, its seconds when done, the end of its output if it fails.
watch() {
    message=$1
    shift
    log=$(mktemp)
    begun=$(date +%s)
    printf 'engross: %s ' "$message" >&2
    "$@" >"$log" 2>&1 </dev/null &
    worker=$!
    trap 'kill $worker 2>/dev/null; rm -f "$log"; exit 130' INT TERM
    beats=0
    while kill -0 $worker 2>/dev/null; do
        sleep 0.2
        beats=$((beats + 1))
        [ $((beats % 15)) -ne 0 ] || printf '.' >&2
    done
    status=0
    wait $worker || status=$?
    trap - INT TERM
    if [ $status -eq 0 ]; then
        printf ' done, %d s\n' $(($(date +%s) - begun)) >&2
    else
        printf ' failed\n' >&2
        tail -n 15 "$log" >&2
    fi
    rm -f "$log"
    return $status
}
