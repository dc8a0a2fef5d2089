import { decodeCdevent } from './cloudevents/decode-cdevent.ts'
import type { CarriedDecoder } from './cloudevents/decode-cloud-event.ts'
import { decodeCloudEvent } from './cloudevents/decode-cloud-event.ts'
import type { Decoded, DecodedEvent } from './contract.ts'
import { decodeCarriedDeploy, decodeDeploy } from './deploys/decode-deploy.ts'
import { decodeDevlake } from './devlake/decode-devlake.ts'
import { decodeHeliosEvent } from './helios/decode.ts'
import { decodeKubernetesEvent } from './kubernetes/decode.ts'
import { decodeSampleBatch } from './samples/decode-sample-batch.ts'

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
}

/** A decoder of one stored format: the JSON value of the body to what it means. */
export type FormatDecoder = (value: unknown, context: DecodeContext) => Decoded<DecodedEvent>

/** Payloads of CloudEvents that other adapters read. */
const carriedDecoders: ReadonlyMap<string, CarriedDecoder> = new Map([
  ['dev.landfall.deploy.v1', decodeCarriedDeploy],
])

/**
 * Every format of `event.format`, with the decoder that reads it: on arrival and again at every rebuild.
 * Adding a source is one folder and one line here.
 */
export const formatDecoders = {
  cloudevent: (value, { now }) => decodeCloudEvent(value, carriedDecoders, now),
  cdevent: (value, { now }) => decodeCdevent(value, now),
  deploy: (value, { source, now }) => decodeDeploy(value, source, now),
  devlake: (value, context) => decodeDevlake(value, context),
  samples: decodeSampleBatch,
  helios: decodeHeliosEvent,
  kubernetes: decodeKubernetesEvent,
} as const satisfies Record<string, FormatDecoder>

export type StoredFormat = keyof typeof formatDecoders
