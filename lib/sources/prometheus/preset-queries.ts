/** Of each figure the PromQL that gives it in cores (traffic: requests per second); null: not asked. `$window` is the span of a rate. */
export type Queries = {
  used: string | null
  requested: string | null
  provisioned: string | null
  traffic: string | null
  allocatable: string | null
  clusterUsed: string | null
  clusterRequested: string | null
}

/** Matchers between braces, with those of this cluster where one Prometheus serves several. */
const braces = (selector: string, ...matchers: string[]): string =>
  `{${[...matchers, ...(selector === '' ? [] : [selector])].join(',')}}`

/**
 * Kubernetes, from cAdvisor and kube-state-metrics: the service of a pod is its label `app.kubernetes.io/name`
 * (`--metric-labels-allowlist=pods=[app.kubernetes.io/name]`). Requests count while a pod is pending or running.
 */
export function kubernetesQueries(selector: string): Queries {
  const on = (...matchers: string[]) => braces(selector, ...matchers)
  const pods = `max by (namespace, pod, service) (label_replace(kube_pod_labels${on('label_app_kubernetes_io_name!=""')}, "service", "$1", "label_app_kubernetes_io_name", "(.+)"))`
  const alive = `(max by (namespace, pod) (kube_pod_status_phase${on('phase=~"Pending|Running"')}) > 0)`
  const requests = `sum by (namespace, pod) (kube_pod_container_resource_requests${on('resource="cpu"')}) * on (namespace, pod) ${alive}`
  const use = `rate(container_cpu_usage_seconds_total${on('container!=""', 'image!=""')}[$window])`
  return {
    used: `sum by (service) (sum by (namespace, pod) (${use}) * on (namespace, pod) group_left (service) ${pods})`,
    requested: `sum by (service) ((${requests}) * on (namespace, pod) group_left (service) ${pods})`,
    provisioned: null,
    traffic: null,
    allocatable: `sum(kube_node_status_allocatable${on('resource="cpu"')})`,
    clusterUsed: `sum(rate(container_cpu_usage_seconds_total${on('id="/"')}[$window]))`,
    clusterRequested: `sum(${requests})`,
  }
}

/** `<namespace>-<job>_<version>_<hash>_<random>`, as Helios agents name containers; versions begin with a digit. */
const heliosName = '(?:[^-_]+-)?(.+?)_v?[0-9].*_[0-9a-f]{7}_[0-9a-f]+'

/** Helios, from cAdvisor on its hosts: the cores of a host belong to the services on it in equal parts. */
export function heliosQueries(selector: string): Queries {
  const on = (...matchers: string[]) => braces(selector, ...matchers)
  const named = (query: string) => `label_replace(${query}, "service", "$1", "name", "${heliosName}")`
  const use = named(`rate(container_cpu_usage_seconds_total${on(`name=~"${heliosName}"`)}[$window])`)
  const tenants = `group by (instance, service) (${use})`
  return {
    used: `sum by (service) (${use})`,
    requested: null,
    provisioned: `sum by (service) (${tenants} / on (instance) group_left () count by (instance) (${tenants}) * on (instance) group_left () max by (instance) (machine_cpu_cores${on()}))`,
    traffic: null,
    allocatable: `sum(machine_cpu_cores${on()})`,
    clusterUsed: `sum(rate(container_cpu_usage_seconds_total${on('id="/"')}[$window]))`,
    clusterRequested: null,
  }
}
