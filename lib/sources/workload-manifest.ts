import { z } from 'zod'
import { foreignInstant, foreignList, foreignLongText, foreignText, foreignTexts } from './foreign-fields.ts'

const workloadKinds = new Set(['deployment', 'statefulset', 'daemonset', 'cronjob', 'rollout', 'replicaset'])

/** Whether objects of this kind keep a service running: Deployment, StatefulSet, DaemonSet, CronJob, ReplicaSet, Argo Rollout. */
export const isWorkloadKind = (kind: string): boolean => workloadKinds.has(kind.toLowerCase())

const metadata = z.object({
  name: foreignText,
  namespace: foreignText,
  uid: foreignText,
  generation: foreignText,
  creationTimestamp: foreignInstant,
  labels: foreignTexts,
  annotations: foreignTexts,
})
const template = z.object({
  metadata: z
    .object({ labels: foreignTexts, annotations: foreignTexts })
    .catch({ labels: {}, annotations: {} }),
  spec: z.object({ containers: foreignList }).catch({ containers: [] }),
})
const noTemplate = {
  metadata: { labels: {}, annotations: {} },
  spec: { containers: [] },
}
const manifest = z.object({
  kind: foreignText,
  metadata,
  spec: z
    .object({
      template: template.catch(noTemplate),
      jobTemplate: z
        .object({ spec: z.object({ template }) })
        .nullable()
        .catch(null),
    })
    .catch({ template: noTemplate, jobTemplate: null }),
})
const container = z.object({ name: foreignText, image: foreignLongText })

/** What a manifest of Kubernetes tells of a workload; nothing of its environment or arguments. */
export type WorkloadManifest = {
  kind: string | null
  name: string
  namespace: string | null
  uid: string | null
  generation: string | null
  createdAt: number | null
  labels: Record<string, string>
  annotations: Record<string, string>
  /** Images of its containers, sorted. */
  images: string[]
  /** The image of the container that is the service itself. */
  image: string | null
  versionLabel: string | null
}

/** Containers a platform adds to other people's pods. */
const sidecarNames = /^(istio-proxy|linkerd-proxy|envoy|cloud-sql-proxy|vault-agent|.*-sidecar)$/

/** A workload's manifest, read with tolerance; null without a name. */
export function readWorkloadManifest(value: unknown): WorkloadManifest | null {
  const parsed = manifest.safeParse(value)
  if (!parsed.success || parsed.data.metadata.name === null) return null
  const { kind, metadata: meta, spec } = parsed.data
  const pod = spec.jobTemplate?.spec.template ?? spec.template
  const containers = pod.spec.containers.flatMap(item => container.safeParse(item).data ?? [])
  const named = pod.metadata.annotations['kubectl.kubernetes.io/default-container']
  const own =
    containers.find(({ name }) => name !== null && name === named) ??
    containers.find(({ name }) => !sidecarNames.test(name ?? '')) ??
    containers[0]
  const { creationTimestamp, ...identity } = meta
  const version = 'app.kubernetes.io/version'
  return {
    ...identity,
    kind,
    name: parsed.data.metadata.name,
    createdAt: creationTimestamp,
    labels: { ...pod.metadata.labels, ...meta.labels },
    images: containers.flatMap(({ image }) => image ?? []).sort(),
    image: own?.image ?? null,
    versionLabel: pod.metadata.labels[version] ?? meta.labels[version] ?? null,
  }
}
