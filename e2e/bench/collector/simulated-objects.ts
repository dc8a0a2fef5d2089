// Objects of a made-up company's clusters as an API server writes them, made from their number when they are asked for: a
// quarter of a million pods need no memory here. Sizes follow what a real server answers (a pod 4.6 kB, a Deployment 4 kB).

export type Simulation = { workloads: number; pods: number; revisions: number }
export type SimulatedKind =
  | 'namespaces'
  | 'deployments'
  | 'statefulsets'
  | 'daemonsets'
  | 'replicasets'
  | 'controllerrevisions'
  | 'cronjobs'
  | 'pods'

const beganAt = Date.UTC(2026, 0, 5, 8)
const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`
const padding = (bytes: number): string => 'x'.repeat(bytes)

/** Of each hundred workloads two are StatefulSets, one is a DaemonSet, two are CronJobs; the others are Deployments. */
function kindOf(workload: number): Exclude<SimulatedKind, 'pods' | 'replicasets' | 'controllerrevisions'> {
  const place = workload % 100
  return place < 2 ? 'statefulsets' : place === 2 ? 'daemonsets' : place < 5 ? 'cronjobs' : 'deployments'
}

const workloadsOf = ({ workloads }: Simulation, kind: SimulatedKind): number[] =>
  Array.from({ length: workloads }, (_, number) => number).filter(number => kindOf(number) === kind)

/** How many objects of a kind a cluster has, and the text of one of them. */
export function simulatedList(
  simulation: Simulation,
  cluster: number,
  kind: SimulatedKind,
): { count: number; object: (number: number, version?: number, ready?: number) => string } {
  if (kind === 'namespaces') return { count: 100, object: number => namespaceText(number) }
  if (kind === 'pods')
    return { count: simulation.pods, object: number => podText(simulation, cluster, number) }
  if (kind === 'replicasets' || kind === 'controllerrevisions') {
    const { revisions } = simulation
    const owners =
      kind === 'replicasets'
        ? workloadsOf(simulation, 'deployments')
        : [...workloadsOf(simulation, 'statefulsets'), ...workloadsOf(simulation, 'daemonsets')]
    return {
      count: owners.length * revisions,
      object: number =>
        revisionText(cluster, kind, owners[Math.floor(number / revisions)]!, (number % revisions) + 1),
    }
  }
  const own = workloadsOf(simulation, kind)
  return {
    count: own.length,
    object: (number, version = 1, ready = 5) =>
      workloadText(simulation, cluster, kind, own[number]!, version, ready),
  }
}

const uidOf = (cluster: number, type: number, number: number, part = 0): string =>
  `${hex(cluster, 8)}-${hex(type, 4)}-4000-${hex(0x8000 + part, 4)}-${hex(number, 12)}`
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')
const nameOf = (workload: number): string => `service-${String(workload).padStart(5, '0')}`
const namespaceOf = (workload: number): string => `team-${workload % 100}`

const managed = (at: number): string =>
  `[{"manager":"deploy-tool","operation":"Update","apiVersion":"apps/v1","time":"${instant(at)}","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:template":{"f:${padding(700)}":{}}}}}]`

function template(workload: number, revision: number): string {
  const name = nameOf(workload)
  return `{"metadata":{"labels":{"app.kubernetes.io/name":"${name}","team":"team-${workload % 280}"}},"spec":{"containers":[{"name":"app","image":"registry.example.net/${namespaceOf(workload)}/${name}:1.${revision}.0","env":[{"name":"DATABASE_PASSWORD","value":"planted-${padding(200)}"}],"resources":{"requests":{"cpu":"250m","memory":"512Mi"}},"livenessProbe":{"httpGet":{"path":"/${padding(150)}"}}}],"volumes":[{"name":"${padding(200)}","emptyDir":{}}]}}`
}

function metaText(cluster: number, type: number, workload: number, version: number, extra: string): string {
  const name = nameOf(workload)
  return `"metadata":{"name":"${name}","namespace":"${namespaceOf(workload)}","uid":"${uidOf(cluster, type, workload)}","resourceVersion":"${version}","generation":3,"creationTimestamp":"${instant(beganAt)}","labels":{"app.kubernetes.io/name":"${name}","app.kubernetes.io/version":"1.0.0","team":"team-${workload % 280}","pod-security":"${padding(40)}"},"annotations":{${extra}"kubectl.kubernetes.io/last-applied-configuration":"${padding(900)}"},"managedFields":${managed(beganAt)}}`
}

function workloadText(
  { revisions }: Simulation,
  cluster: number,
  kind: SimulatedKind,
  workload: number,
  version: number,
  ready: number,
): string {
  const type = 1
  const at = beganAt + workload * 1000
  if (kind === 'cronjobs')
    return `{${metaText(cluster, type, workload, version, '')},"spec":{"schedule":"0 * * * *","jobTemplate":{"spec":{"template":${template(workload, revisions)}}}},"status":{"lastSuccessfulTime":"${instant(at)}"}}`
  if (kind === 'daemonsets')
    return `{${metaText(cluster, type, workload, version, '')},"spec":{"template":${template(workload, revisions)}},"status":{"observedGeneration":3,"desiredNumberScheduled":5,"updatedNumberScheduled":5,"numberAvailable":5,"numberReady":${ready}}}`
  if (kind === 'statefulsets')
    return `{${metaText(cluster, type, workload, version, '')},"spec":{"replicas":5,"template":${template(workload, revisions)}},"status":{"observedGeneration":3,"replicas":5,"readyReplicas":${ready},"updatedReplicas":5,"updateRevision":"${nameOf(workload)}-r${revisions}","currentRevision":"${nameOf(workload)}-r${revisions}"}}`
  const revision = `"deployment.kubernetes.io/revision":"${revisions}",`
  return `{${metaText(cluster, type, workload, version, revision)},"spec":{"replicas":5,"template":${template(workload, revisions)}},"status":{"observedGeneration":3,"replicas":5,"updatedReplicas":5,"readyReplicas":${ready},"availableReplicas":5,"conditions":[{"type":"Available","status":"True"},{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable","lastUpdateTime":"${instant(at + revisions * 86_400_000)}"}]}}`
}

function revisionText(cluster: number, kind: SimulatedKind, workload: number, revision: number): string {
  const at = beganAt + workload * 1000 + revision * 86_400_000 - 60_000
  const name = nameOf(workload)
  const owner = `"ownerReferences":[{"kind":"Owner","name":"${name}","uid":"${uidOf(cluster, 1, workload)}","controller":true}]`
  const meta = (annotations: string) =>
    `"metadata":{"name":"${name}-r${revision}","namespace":"${namespaceOf(workload)}","uid":"${uidOf(cluster, 2, workload, revision)}","resourceVersion":"1","creationTimestamp":"${instant(at)}","annotations":{${annotations}},${owner},"managedFields":${managed(at)}}`
  if (kind === 'controllerrevisions')
    return `{${meta('')},"revision":${revision},"data":{"spec":{"template":${template(workload, revision)}}}}`
  return `{${meta(`"deployment.kubernetes.io/revision":"${revision}"`)},"spec":{"replicas":0,"template":${template(workload, revision)}},"status":{"replicas":0}}`
}

function podText({ workloads, revisions }: Simulation, cluster: number, number: number): string {
  const workload = number % workloads
  const owner = uidOf(cluster, 2, workload, revisions)
  // One pod in a thousand crashes.
  const state =
    number % 1000 === 0
      ? '"restartCount":7,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"reason":"Error"}}'
      : `"restartCount":0,"state":{"running":{"startedAt":"${instant(beganAt)}"}}`
  return `{"metadata":{"name":"${nameOf(workload)}-${number}","namespace":"${namespaceOf(workload)}","uid":"${uidOf(cluster, 3, number)}","resourceVersion":"1","ownerReferences":[{"kind":"ReplicaSet","uid":"${owner}","controller":true}],"managedFields":${managed(beganAt)},"annotations":{"checksum":"${padding(700)}"}},"spec":${template(workload, revisions).slice(13, -1)},"x":"${padding(1200)}"},"status":{"phase":"Running","containerStatuses":[{"name":"app","imageID":"sha256:${padding(64)}",${state}}]}}`
}

const namespaceText = (number: number): string =>
  `{"metadata":{"name":"team-${number}","uid":"${uidOf(0, 4, number)}","resourceVersion":"1","creationTimestamp":"${instant(beganAt)}","annotations":{"x":"${padding(300)}"}}}`
