// A Helios cluster in memory that answers like a master. Tests play recorded stories on it, the demo lets it live.

export type WorldTask = { goal: string; state: string; throttled: string; containerId: string | null }
export type WorldHost = {
  isUp: boolean
  cpus: number
  jobs: Map<string, { goal: string; group: string | null }>
  tasks: Map<string, WorldTask>
}
export type WorldGroup = {
  name: string
  jobId: string | null
  reason: string | null
  options: Record<string, unknown> | null
  status: string
  error: string | null
  /** Recorded host statuses; null: as the hosts show. */
  hosts: { host: string; jobId: string | null; state: string | null }[] | null
}
type WorldEvent = { host: string; timestamp: number; task: WorldTask }

export type WorldRequest = { method: string; path: string; body: string }
export type WorldAnswer = { status: number; text: string }

/** Helios keeps so many events per job and host. */
const keptEvents = 30

export class HeliosWorld {
  readonly jobs = new Map<string, Record<string, unknown>>()
  readonly hosts = new Map<string, WorldHost>()
  readonly groups = new Map<string, WorldGroup>()
  readonly events = new Map<string, WorldEvent[]>()

  host(name: string): WorldHost {
    const known = this.hosts.get(name)
    if (known !== undefined) return known
    const host: WorldHost = { isUp: true, cpus: 2, jobs: new Map(), tasks: new Map() }
    this.hosts.set(name, host)
    return host
  }

  /** An agent sets a task's status: it is reported, and written to the history. */
  setTask(at: number, hostName: string, jobId: string, group: string | null, task: WorldTask): void {
    const host = this.host(hostName)
    if (task.goal === 'UNDEPLOY') {
      host.jobs.delete(jobId)
      if (task.state === 'STOPPED') host.tasks.delete(jobId)
      else host.tasks.set(jobId, task)
    } else {
      host.jobs.set(jobId, { goal: task.goal, group })
      host.tasks.set(jobId, task)
    }
    const events = [...(this.events.get(jobId) ?? []), { host: hostName, timestamp: at, task }]
    const own = events.filter(event => event.host === hostName)
    this.events.set(
      jobId,
      events.filter(event => event.host !== hostName || own.indexOf(event) >= own.length - keptEvents),
    )
  }

  removeHost(name: string): void {
    this.hosts.delete(name)
    for (const [jobId, events] of this.events)
      this.events.set(
        jobId,
        events.filter(event => event.host !== name),
      )
  }

  removeJob(jobId: string): void {
    this.jobs.delete(jobId)
    this.events.delete(jobId)
  }

  answer({ method, path, body }: WorldRequest): WorldAnswer {
    const parts = path.split('?')[0]!.split('/').filter(Boolean).map(decodeURIComponent)
    const [first, second, third] = parts
    if (method === 'POST' && first === 'hosts' && second === 'statuses')
      return json(
        Object.fromEntries(
          (JSON.parse(body) as string[]).flatMap(name => {
            const host = this.hosts.get(name)
            return host === undefined ? [] : [[name, this.#hostStatus(name, host)]]
          }),
        ),
      )
    if (method !== 'GET') return { status: 405, text: '' }
    if (first === 'hosts' && second === undefined) return json([...this.hosts.keys()])
    if (first === 'hosts' && third === 'status') {
      const host = this.hosts.get(second!)
      return host === undefined ? missing : json(this.#hostStatus(second!, host))
    }
    if (first === 'jobs' && second === undefined) return json(Object.fromEntries(this.jobs))
    if (first === 'jobs') return this.jobs.has(second!) ? json(this.jobs.get(second!)) : missing
    if (first === 'history') return json(this.#history(third!))
    if (first === 'deployment-group' && second === undefined) return json([...this.groups.keys()].sort())
    if (first === 'deployment-group' && third === 'status') {
      const group = this.groups.get(second!)
      return group === undefined ? missing : json(this.#groupStatus(group))
    }
    return missing
  }

  #task(jobId: string, task: WorldTask) {
    return { job: this.jobs.get(jobId) ?? null, ...task, ports: {}, env: {}, containerError: '' }
  }

  #hostStatus(name: string, host: WorldHost) {
    return {
      jobs: Object.fromEntries(
        [...host.jobs].map(([jobId, { goal, group }]) => [
          jobId,
          group === null
            ? { goal, deployerUser: 'alice', jobId }
            : { goal, deployerUser: null, deployerMaster: 'master-1', deploymentGroupName: group, jobId },
        ]),
      ),
      statuses: Object.fromEntries([...host.tasks].map(([jobId, task]) => [jobId, this.#task(jobId, task)])),
      status: host.isUp ? 'UP' : 'DOWN',
      hostInfo: { hostname: name, cpus: host.cpus, loadAvg: 0.5 },
      agentInfo: null,
      environment: {},
      labels: {},
    }
  }

  #history(jobId: string) {
    if (!this.jobs.has(jobId)) return { events: [], status: 'JOB_ID_NOT_FOUND' }
    const events = (this.events.get(jobId) ?? []).map(({ host, timestamp, task }) => ({
      status: this.#task(jobId, task),
      timestamp,
      host,
    }))
    return { events: events.sort((a, b) => a.timestamp - b.timestamp), status: 'OK' }
  }

  #groupStatus(group: WorldGroup) {
    const { name, jobId, reason, options, status, error } = group
    const set = jobId === null ? {} : { jobId, rollingUpdateReason: reason, rolloutOptions: options }
    return {
      deploymentGroup: { name, hostSelectors: [], ...set },
      status,
      error,
      hostStatuses: group.hosts ?? this.#groupHosts(name),
      deploymentGroupStatus:
        status === 'IDLE' ? null : { state: status === 'ACTIVE' ? 'DONE' : status, error },
    }
  }

  /** DOWN hosts silently drop out. */
  #groupHosts(group: string) {
    return [...this.hosts].flatMap(([host, { isUp, jobs, tasks }]) => {
      if (!isUp) return []
      const own = [...jobs].find(([, job]) => job.group === group)?.[0] ?? null
      return [{ host, jobId: own, state: own === null ? null : (tasks.get(own)?.state ?? null) }]
    })
  }
}

const json = (value: unknown): WorldAnswer => ({ status: 200, text: JSON.stringify(value) })
const missing: WorldAnswer = { status: 404, text: '' }
