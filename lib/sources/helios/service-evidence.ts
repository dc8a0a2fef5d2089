import type { EvidenceChange } from '#lib/domain/placement/evidence.ts'
import type { HeliosState, HostMemory, ServiceMemory } from './helios-state.ts'
import { parseJobId } from './job-id.ts'

export type ServiceEvidence = {
  service: string
  change: EvidenceChange
  at: number
  version: string | null
  traits?: Readonly<Record<string, string>>
}

type Standing = {
  isPlaced: boolean
  isRunning: boolean
  isUncertain: boolean
  version: string | null
  sinceAt: number
  traits: Readonly<Record<string, string>>
}

export type EvidenceContext = {
  now: number
  isBaseline: boolean
  /** Every host was read. Only then may anything be called gone. */
  isComplete: boolean
  serviceOf: (jobId: string) => string
}

const unknownService = (): ServiceMemory => ({
  isPlaced: false,
  isReady: false,
  lastAt: 0,
  version: null,
  goneSince: null,
  goneLooks: 0,
  isDeleted: false,
  unlistedLooks: 0,
})

/** Where every service stands by what the hosts show: a job with goal STOP is placed; a DOWN or missing host says nothing new. */
function standings(state: HeliosState, { now, serviceOf }: EvidenceContext): Map<string, Standing> {
  const result = new Map<string, Standing>()
  const standingOf = (jobId: string): Standing | null => {
    if (state.jobs[jobId]?.isTemporary) return null
    const service = serviceOf(jobId)
    const known = result.get(service)
    if (known !== undefined) return known
    const made = {
      isPlaced: false,
      isRunning: false,
      isUncertain: false,
      version: null,
      sinceAt: now,
      traits: {},
    }
    result.set(service, made)
    return made
  }
  for (const host of Object.values(state.hosts)) {
    for (const jobId of Object.keys(host.jobs)) {
      const standing = standingOf(jobId)
      if (standing === null) continue
      standing.isPlaced = true
      standing.version = parseJobId(jobId)?.version ?? null
      standing.traits = state.jobs[jobId]?.traits ?? {}
      if (!isSpeaking(host)) standing.isUncertain = true
    }
    for (const [jobId, task] of Object.entries(host.tasks)) {
      const standing = standingOf(jobId)
      if (standing === null) continue
      if (isSpeaking(host) && task.state === 'RUNNING') standing.isRunning = true
    }
  }
  // A service that shows up at the first look has been here at least since its oldest known job was made.
  for (const [jobId, job] of Object.entries(state.jobs)) {
    const standing = result.get(serviceOf(jobId))
    if (standing !== undefined && job.createdAt !== null)
      standing.sinceAt = Math.min(standing.sinceAt, job.createdAt)
  }
  return result
}

const isSpeaking = (host: HostMemory): boolean => host.isUp && host.missingSince === null

/** What changed for each service since the last evidence. Instants go forward per service. Changes `state.services`. */
export function serviceEvidence(state: HeliosState, context: EvidenceContext): ServiceEvidence[] {
  const { now, isBaseline, isComplete } = context
  const found = standings(state, context)
  const evidence: ServiceEvidence[] = []
  for (const service of new Set([...Object.keys(state.services), ...found.keys()])) {
    const standing = found.get(service)
    const known = state.services[service] ?? unknownService()
    const say = (change: EvidenceChange, claimedAt: number) => {
      known.lastAt = Math.max(Math.min(claimedAt, now), known.lastAt + 1)
      const traits = standing?.traits ?? {}
      evidence.push({ service, change, at: known.lastAt, version: known.version, traits })
    }
    if (standing?.isPlaced) {
      known.version = standing.version
      if (!known.isPlaced) say('placed', isBaseline ? standing.sinceAt : now)
      if (standing.isRunning && !known.isReady) say('ready', now)
      if (!standing.isRunning && known.isReady && isComplete && !standing.isUncertain) say('unready', now)
      const isReady = standing.isRunning || (known.isReady && (!isComplete || standing.isUncertain))
      Object.assign(known, {
        isPlaced: true,
        isReady,
        goneSince: null,
        goneLooks: 0,
        isDeleted: false,
        unlistedLooks: 0,
      })
    } else if (standing === undefined && known.isPlaced && isComplete) {
      // Neither wanted nor reported anywhere. One look may be a lie; the second one confirms the first.
      known.goneSince ??= now
      known.goneLooks += 1
      if (known.goneLooks >= 2) {
        say('undeployed', known.goneSince)
        Object.assign(known, { isPlaced: false, isReady: false, goneSince: null, goneLooks: 0 })
      }
    } else if (standing !== undefined) Object.assign(known, { goneSince: null, goneLooks: 0 })
    if (known.lastAt > 0) state.services[service] = known
  }
  return evidence
}

/**
 * Services whose jobs and groups are all gone after they were undeployed, by a complete list of jobs; confirmed by a
 * second one. Changes `state.services`.
 */
export function deletionEvidence(
  state: HeliosState,
  listedServices: ReadonlySet<string>,
  now: number,
): ServiceEvidence[] {
  const grouped = new Set(
    Object.values(state.groups).flatMap(group => {
      const jobId = group.sight.jobId
      return jobId === null ? [] : [state.jobs[jobId]?.service ?? parseJobId(jobId)?.name ?? jobId]
    }),
  )
  const evidence: ServiceEvidence[] = []
  for (const [service, known] of Object.entries(state.services)) {
    if (known.isPlaced || known.isDeleted || known.lastAt === 0) continue
    if (listedServices.has(service) || grouped.has(service)) {
      known.unlistedLooks = 0
      continue
    }
    known.unlistedLooks += 1
    if (known.unlistedLooks < 2) continue
    known.isDeleted = true
    known.lastAt = Math.max(now, known.lastAt + 1)
    evidence.push({ service, change: 'deleted', at: known.lastAt, version: null })
  }
  return evidence
}
