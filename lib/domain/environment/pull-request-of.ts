const form = /(?:^|[^a-z])(?:pr|mr|pull|pull-request|merge-request|merge-requests)[-_/#]?(\d{1,9})(?!\d)/i

/** The number of the pull request a name or a git ref speaks of: `preview/pr-42`, `refs/pull/42/merge`. */
export function pullRequestOf(text: string): number | null {
  const digits = form.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}
