/** What an image reference tells: its digest where it is pinned, and a version. */
export type Artefact = { artefact: string | null; version: string | null }

/** Tags that are moved: they name no version. */
const movingTags = new Set(['latest', 'stable', 'main', 'master', 'edge', 'dev', 'nightly'])

/**
 * The artefact of a rollout (definitions.md 3: digest, else version). The version is the image's tag, because labels are
 * left behind by `kubectl set image`; a moving or missing tag gives way to the label `app.kubernetes.io/version`.
 */
export function artefactOfImage(image: string | null, versionLabel: string | null): Artefact {
  if (image === null) return { artefact: null, version: versionLabel }
  const [reference = '', digest] = image.split('@')
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const tag = name.includes(':') ? name.slice(name.indexOf(':') + 1) : null
  const isMoving = tag === null || movingTags.has(tag.toLowerCase())
  return { artefact: digest ?? null, version: isMoving ? (versionLabel ?? tag) : tag }
}
