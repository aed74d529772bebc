# The lines of a text that hold something, as an array of bash: lines_of NAME TEXT.
lines_of() {
  local -n lines=$1
  local line
  lines=()
  while IFS= read -r line; do
    if [ -n "$line" ]; then lines+=("$line"); fi
  done <<< "$2"
}
