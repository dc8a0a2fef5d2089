import type { RawObject, RawTemplate } from './raw-object.ts'

/** Where a workload's service name comes from: `name`, `label:<key>`, `annotation:<key>` or `namespace`. First hit wins. */
export type ServiceRule = string

export const defaultServiceRules: readonly ServiceRule[] = [
  'label:app.kubernetes.io/name',
  'label:backstage.io/kubernetes-id',
  'name',
]

/** The service's name as this cluster calls it, by the first rule that finds one (labels: the workload's, then its template's). */
export function serviceOfWorkload(
  object: RawObject,
  podTemplate: RawTemplate | undefined,
  rules: readonly ServiceRule[],
): string {
  const meta = object.metadata ?? {}
  const template = podTemplate?.metadata
  for (const rule of rules) {
    const [from, key = ''] = rule.split(/:(.*)/s)
    const found =
      from === 'label'
        ? (meta.labels?.[key] ?? template?.labels?.[key])
        : from === 'annotation'
          ? (meta.annotations?.[key] ?? template?.annotations?.[key])
          : from === 'namespace'
            ? meta.namespace
            : meta.name
    if (found !== undefined && found !== '') return found
  }
  return meta.name ?? ''
}
