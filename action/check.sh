# Annotates the lines of a pull request, and hands the findings to code scanning. Fails at findings of FAIL_ON and above.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lines.sh"
read -ra command <<< "$COMMAND"
lines_of paths "$PATHS"
lines_of arguments "$ARGUMENTS"

code=0
"${command[@]}" check "${paths[@]}" "${arguments[@]}" --format github --fail-on "$FAIL_ON" || code=$?

if [ "$SARIF" = true ]; then
  report="$RUNNER_TEMP/service-connect.sarif"
  "${command[@]}" check "${paths[@]}" "${arguments[@]}" --format sarif > "$report" || true
  printf '{"commit_sha":"%s","ref":"%s","sarif":"%s"}' "$GITHUB_SHA" "$GITHUB_REF" "$(gzip -c "$report" | base64 | tr -d '\n')" \
    | gh api --method POST "repos/$GITHUB_REPOSITORY/code-scanning/sarifs" --input - > /dev/null \
    || echo '::warning::code scanning did not take the findings: is it on, and has the job the permission security-events: write?'
fi
exit "$code"
