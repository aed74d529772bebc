# Tells what the change does to the mesh: in the summary of the job, and in a comment of the pull request that later runs update.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lines.sh"
read -ra command <<< "$COMMAND"
lines_of paths "$PATHS"
lines_of deployed "$FROM"
lines_of arguments "$ARGUMENTS"
before=()
for path in "${deployed[@]}"; do before+=(--from "$path"); done

# The first line finds the comment again. GitHub takes 65,536 characters.
marker='<!-- cdk-ecs-service-connect: plan -->'
plan="$RUNNER_TEMP/service-connect-plan.md"
comment="$RUNNER_TEMP/service-connect-comment.md"
"${command[@]}" plan "${before[@]}" "${paths[@]}" "${arguments[@]}" --format markdown --output "$plan"
{
  printf '%s\n## What this change does to the mesh\n\n' "$marker"
  head -c 60000 "$plan"
  if [ "$(wc -c < "$plan")" -gt 60000 ]; then printf '\n\nThe rest is in the log of the job.\n'; fi
} > "$comment"
cat "$comment" >> "$GITHUB_STEP_SUMMARY"
if [ "$(wc -c < "$plan")" -gt 60000 ]; then cat "$plan"; fi

if [ "$COMMENT" != true ] || [ -z "$PULL_REQUEST" ]; then exit 0; fi
publish() {
  local comments="repos/$GITHUB_REPOSITORY/issues"
  local known
  known=$(gh api --paginate "$comments/$PULL_REQUEST/comments" --jq ".[] | select(.body | startswith(\"$marker\")) | .id") || return 1
  known=${known%%$'\n'*}
  if [ -n "$known" ]; then gh api --method PATCH "$comments/comments/$known" -F "body=@$comment" > /dev/null
  else gh api --method POST "$comments/$PULL_REQUEST/comments" -F "body=@$comment" > /dev/null
  fi
}
publish || echo '::warning::the plan is not in a comment: has the job the permission pull-requests: write?'
