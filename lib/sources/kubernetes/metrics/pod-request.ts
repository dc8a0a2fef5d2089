import { coresOfQuantity } from './cores-of-quantity.ts'

type Resources = { requests?: { cpu?: unknown } }
type Container = { resources?: Resources; restartPolicy?: string }
export type RawPodSpec = {
  containers?: Container[]
  initContainers?: Container[]
  overhead?: { cpu?: unknown }
  resources?: Resources
}

const requestOf = ({ resources }: Container): number => coresOfQuantity(resources?.requests?.cpu) ?? 0

/**
 * Cores a pod asks for (Kubernetes scheduler, KEP-753): its containers and sidecars together, or the largest step of its
 * start if that is more, and its overhead; a request of the whole pod comes before its containers'.
 */
export function podRequest(spec: RawPodSpec | undefined): number {
  const overhead = coresOfQuantity(spec?.overhead?.cpu) ?? 0
  const whole = coresOfQuantity(spec?.resources?.requests?.cpu)
  if (whole !== null) return whole + overhead
  let sidecars = 0
  let start = 0
  for (const container of spec?.initContainers ?? []) {
    if (container.restartPolicy === 'Always') sidecars += requestOf(container)
    start = Math.max(start, sidecars + (container.restartPolicy === 'Always' ? 0 : requestOf(container)))
  }
  const running = (spec?.containers ?? []).reduce((sum, container) => sum + requestOf(container), 0)
  return Math.max(running + sidecars, start) + overhead
}
