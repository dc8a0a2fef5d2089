/** The parts of Kubernetes objects we read. Everything may be missing: servers and CRDs of many versions answer. */
export type RawOwner = { uid?: string; name?: string; kind?: string; controller?: boolean }

export type RawManagedField = {
  manager?: string
  time?: string
  subresource?: string
  fieldsV1?: Record<string, unknown>
}

export type RawMeta = {
  name?: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  creationTimestamp?: string
  deletionTimestamp?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: RawOwner[]
  managedFields?: RawManagedField[]
}

export type RawContainer = { name?: string; image?: string }

export type RawTemplate = {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
  spec?: { containers?: RawContainer[]; initContainers?: RawContainer[] }
}

export type RawCondition = {
  type?: string
  status?: string
  reason?: string
  lastUpdateTime?: string
  lastTransitionTime?: string
}

export type RawContainerStatus = {
  name?: string
  imageID?: string
  restartCount?: number
  state?: { waiting?: { reason?: string } }
  lastState?: { terminated?: { reason?: string } }
}

export type RawObject = {
  kind?: string
  metadata?: RawMeta
  spec?: Record<string, unknown> & { replicas?: number; template?: RawTemplate }
  status?: Record<string, unknown> & {
    conditions?: RawCondition[]
    containerStatuses?: RawContainerStatus[]
    initContainerStatuses?: RawContainerStatus[]
  }
  /** ControllerRevision. */
  revision?: number
  data?: { spec?: { template?: RawTemplate } }
}

/** An RFC 3339 instant of an object, as epoch ms; null where it is missing or no instant. */
export function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}

/** A whole number from a field that may be a number, a numeral (Argo writes strings) or missing. */
export function countOf(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}
