import { harmlessTraits } from './harmless-traits.ts'
import { workloadTraits } from './workload-traits.ts'

/** Labels that name something people know, or say what a workload speaks and stands behind; the many others of a cluster would only fill the database. */
const namingLabel =
  /^(app\.kubernetes\.io|backstage\.io|tags\.datadoghq\.com|argocd\.argoproj\.io|kustomize\.toolkit\.fluxcd\.io|helm\.toolkit\.fluxcd\.io)\/|^(app|k8s-app|helm\.sh\/chart)$|(^|[/._-])(team|owner|squad|tribe|area|domain|department|product|system|service|component|cost-cent(er|re))([_-]?(name|id))?$|(^|[/._-])(protocol|transport|proxy|sidecar|mesh)$/i

/**
 * What naming rules may look at of a workload an orchestrator shows whole: few labels, of annotations those that name
 * something, the image without its version; and nothing that looks like a secret.
 */
export function namingTraits(known: {
  namespace?: string | null
  labels: Readonly<Record<string, string>>
  annotations?: Readonly<Record<string, string>>
  image: string | null
}): Record<string, string> {
  const labels = Object.fromEntries(Object.entries(known.labels).filter(([key]) => namingLabel.test(key)))
  const image = known.image === null ? null : imageRepository(known.image)
  return harmlessTraits(workloadTraits({ ...known, labels, image }))
}

/** `registry.example.net/team/app:1.2@sha256:...` -> `registry.example.net/team/app`. */
function imageRepository(image: string): string {
  const [reference = ''] = image.split('@')
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1)
  return colon === -1 ? reference : reference.slice(0, colon)
}
