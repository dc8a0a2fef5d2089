import type { z } from 'zod'
import type { Collector, HttpClient } from './collector.ts'
import type { Decoded, DecodedEvent } from './contract.ts'

/** Where an event came from and when: what a decoder may know beside the body. */
export type DecodeContext = {
  /** The source to use where the body names none. */
  source: string
  /** The id the event was stored under; on arrival there is none yet. */
  id: string | null
  now: number
  /** Where the sender says its deploys go, for bodies that cannot say it themselves. */
  platform?: string | null
  cluster?: string | null
  /** Of the request's headers those the adapter's `hook.headers` names, in lower case. */
  headers?: Readonly<Record<string, string>>
}

/** A decoder of one stored format: the JSON value of the body to what it means. Total: never throws, for any JSON. */
export type FormatDecoder = (value: unknown, context: DecodeContext) => Decoded<DecodedEvent>

/** How a sender proves that a delivery is its own. A bearer token with the scope `ingest:<source>` is always good. */
export type SignatureScheme =
  /** Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature` (or the same with `svix-`). */
  | 'standard_webhooks'
  /** GitHub: `X-Hub-Signature-256: sha256=<hex>`. */
  | 'github'
  /** Flux generic-hmac: `X-Signature: <sha224|sha256|sha384|sha512>=<hex>`. */
  | 'flux'
  /** GitLab: `X-Gitlab-Token`, the secret itself. */
  | 'gitlab_token'
  /** Vercel: `x-vercel-signature`, hex of HMAC-SHA1. */
  | 'vercel'

/** What a sender posts to `POST /api/v1/hooks/{source}`. */
export type Hook = {
  /** The stored format of its events: a key of the adapter's `decoders`. */
  format: string
  /** Request headers the decoder needs, in lower case; stored with the event, so never ones that hold secrets. */
  headers: readonly string[]
  signatures: readonly SignatureScheme[]
  /** Bytes of one body. */
  limitBytes: number
  /** Also JSON lines and arrays, each element an event of its own. */
  takesMany: boolean
  /** Whether a delivery to a source nobody configured looks like this sender's. */
  recognizes(value: unknown, headers: Readonly<Record<string, string>>): boolean
}

/** Where a pull source is, as `landfall.yaml` or the sources page says it; secrets by reference. */
export type Connection = {
  url?: string | undefined
  /** Certificates of its authority, in PEM; or the file that holds them. */
  ca?: string | undefined
  caFile?: string | undefined
  certFile?: string | undefined
  keyFile?: string | undefined
  token?: SecretReference | undefined
  kubeconfigFile?: string | undefined
  context?: string | undefined
  inCluster?: true | undefined
}

/** A secret is named, never written: a file, a variable of the environment, or one sealed in the database. */
export type SecretReference = {
  file?: string | undefined
  variable?: string | undefined
  sealed?: string | undefined
}

/** What a pull adapter is given to open its session with. */
export type PullTools = {
  /** A client of one server with its own connections, credentials applied anew to each request. */
  connect(connection: Connection): Promise<HttpClient>
  clock: () => number
  random: () => number
}

/** Settings every pull source has. */
export type CommonSettings = {
  id: string
  kind: string
  label?: string | undefined
  freshnessSeconds: number
  /** The cluster it feeds, by its id in the catalogue; catalogues feed none. */
  cluster?: string | undefined
  platform?: string | undefined
  /** Used only for a cluster the catalogue does not list. */
  environment?: 'production' | 'staging' | 'temporary' | undefined
  region?: string | undefined
}

/** A kind of source that is polled or watched. */
export type Pull = {
  /** Its settings with the common ones: a strict zod object whose `kind` is the adapter's. */
  settings: z.ZodType<CommonSettings>
  /** Opens a session: reads credentials, connects to nothing yet. Every session begins by listing everything. */
  open(settings: CommonSettings, tools: PullTools): Promise<Collector>
  /** Tries the settings with the cheapest requests that show what works; without it, one cycle of a session is tried. */
  probe?(settings: CommonSettings, tools: PullTools, signal: AbortSignal): Promise<ProbeFinding[]>
}

/** One thing a test of a connection found, in words. */
export type ProbeFinding = { isOk: boolean; text: string }

/** `Pull` with the settings' own type kept for `open`. */
export const definePull = <Settings extends CommonSettings>(pull: {
  settings: z.ZodType<Settings>
  open(settings: Settings, tools: PullTools): Promise<Collector>
  probe?(settings: Settings, tools: PullTools, signal: AbortSignal): Promise<ProbeFinding[]>
}): Pull => pull as unknown as Pull

/** One kind of source: the folder of this name, one line in the registry. */
export type Adapter = {
  kind: string
  /** As people call it. */
  label: string
  /** Of an orchestrator: the platform it is. Its word on a rollout comes before a delivery tool's. */
  platform?: string
  /** Stored formats it reads, on arrival and again at every rebuild. */
  decoders: Readonly<Record<string, FormatDecoder>>
  hook?: Hook
  pull?: Pull
}
