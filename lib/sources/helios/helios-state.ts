import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'

/** Helios' own words for what happened on a target. */
export const episodeKinds = ['new', 'rollback', 'redeploy', 'hosts_changed'] as const
export type EpisodeKind = (typeof episodeKinds)[number]

/** A target (a deployment group, or all manual deployments of a service) moving to one JobId. */
export type Episode = {
  id: string
  /** Group name, or null for manual deployments. */
  group: string | null
  service: string
  jobId: string
  kind: EpisodeKind
  /** The last look at which it had not begun. Agents' events before it belong to an earlier episode. */
  afterAt: number
  startedAt: number
  finishedAt: number | null
  outcome: RolloutOutcome
  isOpen: boolean
  isAnnounced: boolean
  error: string | null
  /** Hosts that run it / hosts it was meant for, where known. */
  runningHosts: number | null
  hosts: number | null
}

export type EpisodeChange = { phase: 'started' | 'failed' | 'aborted' | 'succeeded'; episode: Episode }

export type GroupHost = { host: string; jobId: string | null; state: string | null }

/** What `/deployment-group/{n}/status` says, without the rollout token. */
export type GroupSight = {
  name: string
  jobId: string | null
  status: string
  error: string | null
  reason: string | null
  /** Rollout options as text: they change only with a rolling update. */
  options: string
  hosts: GroupHost[]
}

export type GroupMemory = {
  sight: GroupSight
  /** When the sight was taken. */
  seenAt: number
  /** JobIds that were ever active here, latest last. */
  active: string[]
  generation: number
  episode: Episode | null
  /** Looks at complete lists that lacked it. */
  missing: number
}

/** Manual deployments of one service: deployments without a group. */
export type ManualMemory = {
  active: string[]
  generation: number
  episode: Episode | null
  /** Per host of the open episode: when it was first seen running (epoch ms), or null. */
  running: Record<string, number | null>
  /** Containers of the last look, and since when they are all running and the same. */
  containers: string
  quietSince: number | null
  isTroubled: boolean
  /** A container was replaced between two looks: only the history tells a restart from an undeploy and a new deploy. */
  suspects: { jobId: string; host: string; afterAt: number }[]
}

export type HostTask = { goal: string; state: string; containerId: string | null; throttled: string }
export type HostJob = { goal: string; group: string | null }

export type HostMemory = {
  isUp: boolean
  jobs: Record<string, HostJob>
  tasks: Record<string, HostTask>
  cpus: number | null
  missingSince: number | null
  seenAt: number
  /** Known by name only since the first look: what it shows first is no news. */
  isUnread: boolean
}

export type ServiceMemory = {
  isPlaced: boolean
  isReady: boolean
  lastAt: number
  version: string | null
  /** First of the complete looks that found nothing of it, and how many did. */
  goneSince: number | null
  goneLooks: number
  isDeleted: boolean
  unlistedLooks: number
}

export type JobFacts = {
  image: string | null
  createdAt: number | null
  actor: string | null
  commit: string | null
  /** From a test framework: expires soon after it was made. */
  isTemporary: boolean
  /** Service by metadata, where configured and present. */
  service: string | null
  /** What its metadata names, for naming rules; left out by states of earlier days. */
  traits?: Readonly<Record<string, string>>
}

/** An episode whose end is known and whose times, or outcome, the agents' histories still have to tell. */
export type Settling = {
  episode: Episode
  /** `decide`: replaced before we saw its end; it succeeded if every one of these hosts ran it. */
  isUndecided: boolean
  openHosts: string[]
  closedAt: number
  deadlineAt: number
}

/** A host as it was last told of, and how it was seen otherwise since (`view` null: no longer listed). */
export type ToldHost = { view: string; changed: { view: string | null; at: number } | null }

export type HistoryDue = { jobId: string; dueAt: number; isRepeat: boolean }

export type HeliosState = {
  format: 1
  hasGroupBaseline: boolean
  hasHostBaseline: boolean
  /** Groups listed at the first look whose status could not be read then: what they show first is no news. */
  unreadGroups: string[]
  hostsSeenAt: number | null
  jobs: Record<string, JobFacts>
  groups: Record<string, GroupMemory>
  hosts: Record<string, HostMemory>
  manual: Record<string, ManualMemory>
  services: Record<string, ServiceMemory>
  settling: Settling[]
  histories: HistoryDue[]
  /** A list that was not empty came back empty; it has to say so again. */
  emptyLooks: Record<string, number>
  sampledHourAt: number | null
  /** By name; left out by states of earlier days. */
  toldHosts?: Record<string, ToldHost>
}

export function emptyHeliosState(): HeliosState {
  return {
    format: 1,
    hasGroupBaseline: false,
    hasHostBaseline: false,
    unreadGroups: [],
    hostsSeenAt: null,
    jobs: {},
    groups: {},
    hosts: {},
    manual: {},
    services: {},
    settling: [],
    histories: [],
    emptyLooks: {},
    sampledHourAt: null,
  }
}
