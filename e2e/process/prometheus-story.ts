/** What an invented cluster of each platform exposes, minute by minute, and the core-seconds behind it. */

export const storyFrom = Date.UTC(2026, 2, 2)
export const storyHours = 3
const minute = 60

type Pod = { service: string; pod: string; fromS: number; toS: number; cores: number; request: number }

/** `cart` is rolled out once (its pods change), `batch` runs for the second hour alone. */
export const pods: Pod[] = [
  { service: 'cart', pod: 'cart-5d4-a', fromS: 0, toS: 5400, cores: 0.5, request: 1 },
  { service: 'cart', pod: 'cart-5d4-b', fromS: 0, toS: 5400, cores: 0.7, request: 1 },
  { service: 'cart', pod: 'cart-77c-a', fromS: 5400, toS: 10_800, cores: 0.6, request: 0.5 },
  { service: 'cart', pod: 'cart-77c-b', fromS: 5400, toS: 10_800, cores: 0.8, request: 0.5 },
  { service: 'batch', pod: 'batch-1', fromS: 3600, toS: 7200, cores: 2, request: 4 },
]
/** Two hosts of 16 and 8 cores; `playlist` runs on both, `search` shares the larger one. */
export const containers = [
  { service: 'playlist', host: 'host-1', name: 'lon-playlist_1_4_2_0123abc_5f3a', cores: 2 },
  { service: 'playlist', host: 'host-2', name: 'lon-playlist_1_4_2_0123abc_77aa', cores: 1 },
  { service: 'search', host: 'host-1', name: 'lon-search_api_v9_abcdef0_1', cores: 3 },
]
export const hosts = [
  { host: 'host-1', cores: 16 },
  { host: 'host-2', cores: 8 },
]

type Line = { name: string; labels: Record<string, string>; at: number; value: number }

/** All samples in OpenMetrics text, as `promtool tsdb create-blocks-from openmetrics` takes it: each metric together. */
export function storyText(): string {
  const lines: Line[] = []
  const add = (name: string, labels: Record<string, string>, second: number, value: number) =>
    lines.push({ name, labels, at: storyFrom / 1000 + second, value })
  for (let second = 0; second <= storyHours * 3600; second += minute) {
    for (const { service, pod, fromS, toS, cores, request } of pods) {
      if (second < fromS) continue
      // A finished pod is told of a while longer, in another phase; written history has no marks of staleness.
      if (second >= toS && second <= toS + 600)
        add(
          'kube_pod_status_phase',
          { namespace: 'shop', pod, cluster: 'gew1-3', phase: 'Running' },
          second,
          0,
        )
      if (second > toS) continue
      const labels = { namespace: 'shop', pod, cluster: 'gew1-3' }
      const container = { ...labels, container: 'main', image: 'registry.example.com/x' }
      add('container_cpu_usage_seconds_total', container, second, (second - fromS) * cores)
      // The pod's own cgroup, which must not be counted again.
      add(
        'container_cpu_usage_seconds_total',
        { ...labels, container: '', image: '' },
        second,
        (second - fromS) * cores,
      )
      if (second === toS) continue
      add('kube_pod_labels', { ...labels, label_app_kubernetes_io_name: service }, second, 1)
      add('kube_pod_status_phase', { ...labels, phase: 'Running' }, second, 1)
      add(
        'kube_pod_container_resource_requests',
        { ...labels, container: 'main', resource: 'cpu' },
        second,
        request,
      )
    }
    add('container_cpu_usage_seconds_total', { id: '/', cluster: 'gew1-3' }, second, second * 5)
    for (const node of ['node-1', 'node-2'])
      add('kube_node_status_allocatable', { node, resource: 'cpu', cluster: 'gew1-3' }, second, 7.91)
    // Another cluster in the same Prometheus.
    add('kube_node_status_allocatable', { node: 'node-9', resource: 'cpu', cluster: 'use1-1' }, second, 1000)
    for (const { host, name, cores } of containers)
      add(
        'container_cpu_usage_seconds_total',
        { instance: host, name, image: 'x', site: 'lon' },
        second,
        second * cores,
      )
    for (const { host, cores } of hosts)
      add('machine_cpu_cores', { instance: host, site: 'lon' }, second, cores)
  }
  const names = Map.groupBy(lines, ({ name }) => name)
  const text = [...names].flatMap(([name, group]) => {
    const type = name.endsWith('_total') ? 'counter' : 'gauge'
    const family = name.replace(/_total$/, '')
    return [`# TYPE ${family} ${type}`, ...group.map(written)]
  })
  return `${text.join('\n')}\n# EOF\n`
}

function written({ name, labels, at, value }: Line): string {
  const inside = Object.entries(labels).map(([key, text]) => `${key}="${text}"`)
  return `${name}{${inside.join(',')}} ${value} ${at}`
}
