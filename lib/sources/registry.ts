import type { Adapter, FormatDecoder } from './adapter.ts'
import { argocdSource } from './argocd/source.ts'
import { backstageSource } from './backstage/source.ts'
import { decodeCdevent } from './cloudevents/decode-cdevent.ts'
import type { CarriedDecoder } from './cloudevents/decode-cloud-event.ts'
import { decodeCloudEvent } from './cloudevents/decode-cloud-event.ts'
import { decodeCarriedDeploy, decodeDeploy } from './deploys/decode-deploy.ts'
import { decodeDevlake } from './devlake/decode-devlake.ts'
import { decodeDevlakeRow } from './devlake/decode-devlake-row.ts'
import { fluxSource } from './flux/source.ts'
import { decodeFourkeysRow } from './fourkeys/decode-fourkeys-row.ts'
import { githubSource } from './github/source.ts'
import { gitlabSource } from './gitlab/source.ts'
import { heliosSource } from './helios/source.ts'
import { jenkinsSource } from './jenkins/source.ts'
import { kubernetesMetricsSource } from './kubernetes/metrics/source.ts'
import { kubernetesSource } from './kubernetes/source.ts'
import { kubewatchSource } from './kubewatch/source.ts'
import { prometheusSource } from './prometheus/source.ts'
import { decodeSampleBatch } from './samples/decode-sample-batch.ts'
import { spinnakerSource } from './spinnaker/source.ts'
import { decodeUnknown, unknownFormat } from './unknown/decode-unknown.ts'
import { vercelSource } from './vercel/source.ts'

/** Payloads of CloudEvents that other adapters read. */
const carriedDecoders: ReadonlyMap<string, CarriedDecoder> = new Map([
  ['dev.landfall.deploy.v1', decodeCarriedDeploy],
])

/** The formats of our own calls and of imports, told apart by the call and the body. */
export const callDecoders = {
  cloudevent: (value, { now }) => decodeCloudEvent(value, carriedDecoders, now),
  cdevent: (value, { now }) => decodeCdevent(value, now),
  deploy: (value, { source, now }) => decodeDeploy(value, source, now),
  devlake: (value, context) => decodeDevlake(value, context),
  samples: decodeSampleBatch,
  devlake_row: decodeDevlakeRow,
  fourkeys_row: decodeFourkeysRow,
} as const satisfies Record<string, FormatDecoder>

/** Every kind of source beside our own calls. Adding one is its folder and one line here. */
export const adapters: readonly Adapter[] = [
  heliosSource,
  kubernetesSource,
  githubSource,
  gitlabSource,
  jenkinsSource,
  vercelSource,
  fluxSource,
  kubewatchSource,
  prometheusSource,
  backstageSource,
  kubernetesMetricsSource,
  spinnakerSource,
  argocdSource,
]

/** Every stored format of these adapters and of our own calls, with the decoder that reads it. */
export const decodersOf = (known: readonly Adapter[]): ReadonlyMap<string, FormatDecoder> =>
  new Map<string, FormatDecoder>([
    ...Object.entries(callDecoders),
    [unknownFormat, decodeUnknown],
    ...known.flatMap(adapter => Object.entries(adapter.decoders)),
  ])

/** The decoders of every stored format: on arrival and again at every rebuild. */
export const formatDecoders = decodersOf(adapters)

/** The adapter of a kind; undefined for sources that use our own calls. */
export const adapterOf = (kind: string): Adapter | undefined =>
  adapters.find(adapter => adapter.kind === kind)
