/** How one Helios cluster is followed. Durations in ms; tests and the demo shorten them. */
export type HeliosOptions = {
  platform: string
  cluster: string
  /** Key of the job's metadata that names the service; null: the job's name. */
  serviceMetadata: string | null
  groupPollMs: number
  /** Groups seen rolling out are looked at this often. */
  rollingPollMs: number
  hostPollMs: number
  jobPollMs: number
  hostChunk: number
  requestTimeoutMs: number
  /** Agents write their history once a second: earlier than this there is nothing to read. */
  historyDelayMs: number
  historyRepeatMs: number
  /** How long an episode waits for histories before its times are taken from our own looks. */
  settleMs: number
  /** A manual deployment is over when all its hosts ran undisturbed for so long. */
  manualQuietMs: number
  /** One that does not come up for so long has failed, for now. */
  manualFailingMs: number
  /** A host that left the list keeps its jobs in our eyes for so long: reinstalled hosts come back under their name. */
  hostGoneMs: number
  /** Jobs that expire sooner than this after they were made come from tests. */
  temporaryMs: number
  /** Cores of the hosts, once an hour, as the cluster's capacity; and who runs on which host, whenever that changes. */
  hostSamples: boolean
}

const second = 1000
const minute = 60 * second

export const defaultHeliosOptions: Omit<HeliosOptions, 'platform' | 'cluster'> = {
  serviceMetadata: null,
  groupPollMs: 12 * second,
  rollingPollMs: 2 * second,
  hostPollMs: 30 * second,
  jobPollMs: 3 * minute,
  hostChunk: 50,
  requestTimeoutMs: 20 * second,
  historyDelayMs: 2 * second,
  historyRepeatMs: minute,
  settleMs: 20 * second,
  manualQuietMs: minute,
  manualFailingMs: 10 * minute,
  hostGoneMs: 15 * minute,
  temporaryMs: 24 * 60 * minute,
  hostSamples: true,
}
