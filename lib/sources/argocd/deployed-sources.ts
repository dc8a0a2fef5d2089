import type { Application, Deployed } from './application.ts'

type Source = Deployed['source']

/** What the sources of an application came to: the version of a chart, the commit of a repository. */
export type DeployedSources = {
  version: string | null
  commit: string | null
  repository: string | null
}

/** `owner/name` of a repository's address; the address itself where it has no path. */
export function repositoryOf(url: string): string {
  const path = url
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/[?#].*$/, '')
    .replace(/(\.git)?\/*$/i, '')
  return path.replace(/^[^/:]+[:/]/, '') || url
}

function sourcesOf(pairs: readonly (readonly [Source | undefined, string])[]): DeployedSources {
  let version: string | null = null
  let commit: string | null = null
  let repository: string | null = null
  for (const [source, revision] of pairs) {
    const isCommit = /^[0-9a-f]{40}$/i.test(revision) && source?.chart == null
    if (isCommit) commit ??= revision
    else version ??= revision
    if (isCommit && source?.repoURL != null) repository ??= repositoryOf(source.repoURL)
  }
  return { version, commit, repository }
}

const pairsOf = ({ revision, revisions, source, sources }: Deployed) =>
  revisions.length > 0
    ? revisions.map((text, index) => [sources[index], text] as const)
    : revision === null
      ? []
      : [[source, revision] as const]

/** What an entry of the history, or a sync's result, says was deployed. */
export const deployedSources = (deployed: Deployed): DeployedSources => sourcesOf(pairsOf(deployed))

/** What a sync that has not come to a result is to deploy. */
export function wantedSources({ spec, status }: Application): DeployedSources {
  const { operation, syncResult } = status.operationState
  const wanted = { ...operation.sync, source: spec.source, sources: spec.sources }
  return sourcesOf(pairsOf(pairsOf(syncResult).length > 0 ? syncResult : wanted))
}
