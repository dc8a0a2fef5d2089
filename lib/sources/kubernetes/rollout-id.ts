import { createHash } from 'node:crypto'

/** The key of one rollout: from fields the cluster stores, so that replays, relists and other collectors find the same. */
export function rolloutId(
  clusterUid: string,
  workloadUid: string,
  targetUid: string,
  revision: number,
): string {
  return createHash('sha256')
    .update(JSON.stringify([clusterUid, workloadUid, targetUid, revision]))
    .digest('hex')
}
