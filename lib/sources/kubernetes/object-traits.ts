import { redactLine } from '../redact-secrets.ts'
import { workloadTraits } from '../workload-traits.ts'
import { intern } from './intern.ts'
import type { RawObject, RawTemplate } from './raw-object.ts'

/** Labels that name something people know; the many others of a cluster would only fill the database. */
const namingLabel =
  /^(app\.kubernetes\.io|backstage\.io|tags\.datadoghq\.com|argocd\.argoproj\.io|kustomize\.toolkit\.fluxcd\.io|helm\.toolkit\.fluxcd\.io)\/|^(app|k8s-app|helm\.sh\/chart)$|(^|[/.-])(team|owner|squad|tribe|area|domain|department|product|system|service|component|cost-cent(er|re))(-name|-id)?$/i
const secretKey = /secret|token|password|passwd|credential|api-?key|private-?key/i

/** What naming rules may look at of a workload: small, and without anything that looks like a secret. */
export function objectTraits(
  { metadata: meta = {} }: RawObject,
  template: RawTemplate | undefined,
  image: string | null,
): Record<string, string> {
  const labels = { ...template?.metadata?.labels, ...meta.labels }
  const traits = workloadTraits({
    namespace: meta.namespace ?? null,
    labels: Object.fromEntries(Object.entries(labels).filter(([key]) => namingLabel.test(key))),
    annotations: { ...meta.annotations },
    image: image === null ? null : imageRepository(image),
  })
  for (const [key, text] of Object.entries(traits))
    if (secretKey.test(key) || redactLine(`${key}: ${text}`) !== `${key}: ${text}`) delete traits[key]
    else traits[key] = intern(text)
  return traits
}

/** `registry.example.net/team/app:1.2@sha256:...` -> `registry.example.net/team/app`. */
function imageRepository(image: string): string {
  const [reference = ''] = image.split('@')
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1)
  return colon === -1 ? reference : reference.slice(0, colon)
}
