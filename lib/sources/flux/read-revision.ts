const current = /^(?:[^@]*@)?sha1:([0-9a-f]{40})$/i
const legacy = /^(?:.*\/)?([0-9a-f]{40})$/i

/**
 * What a Kustomization's revision says: the commit of `main@sha1:<40 hex>` and `main/<40 hex>`; an OCI artefact's commit
 * is in its origin. What names no commit is a version itself: its digest is of manifests, not of an image.
 */
export function readRevision(revision: string, origin: string | null) {
  const commitOf = (text: string) => (current.exec(text) ?? legacy.exec(text))?.[1] ?? null
  const own = commitOf(revision)
  const commit = own ?? (origin === null ? null : commitOf(origin))
  return { commit, version: own === null ? revision : null }
}
