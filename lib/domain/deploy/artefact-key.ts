import type { Rollout } from './rollout.ts'

/** What makes two rollouts the same change: the digest, else the version, else the commit, else only itself (definitions.md 7, Rollouts). */
export function artefactKey(rollout: Rollout): string {
  return (
    rollout.countsAs ||
    rollout.artefact ||
    rollout.version ||
    rollout.commit ||
    `${rollout.source}/${rollout.id}`
  )
}

/** Whether a rollout says itself what it brought. */
export const hasArtefact = ({ artefact, version, commit }: Rollout): boolean =>
  Boolean(artefact || version || commit)
