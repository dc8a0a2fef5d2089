import type { EnvironmentItem } from '#lib/read/answers/environment-answer.ts'

/** The pull request an environment is of; where none is known, the environment's own name. */
export function EnvironmentName({ item }: { item: EnvironmentItem }) {
  const { environment, repository, pullRequest, url } = item
  const name = pullRequest === null ? environment : `${repository ?? environment} #${pullRequest}`
  return (
    <>
      {url === null ? (
        <b>{name}</b>
      ) : (
        <a href={url} rel="noreferrer noopener" target="_blank">
          <b>{name}</b>
          <span className="unseen"> (opens the environment in a new tab)</span>
        </a>
      )}{' '}
      {pullRequest === null || environment.includes(String(pullRequest)) ? null : (
        <span className="text-3">{environment}</span>
      )}
    </>
  )
}
