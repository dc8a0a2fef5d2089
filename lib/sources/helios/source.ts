import { z } from 'zod'
import { type Adapter, definePull } from '../adapter.ts'
import { durationsInMs, placedSettings, settingSeconds, settingText, settingUrl } from '../pull-settings.ts'
import { createHeliosCollector } from './collect-helios.ts'
import { decodeHeliosEvent } from './decode.ts'
import { decodePushedHelios, isPushedHelios } from './decode-pushed.ts'
import { defaultHeliosOptions, type HeliosOptions } from './helios-options.ts'
import { probeMasters } from './probe-masters.ts'

const settings = z.strictObject({
  ...placedSettings,
  kind: z.literal('helios'),
  masters: z.array(settingUrl).min(1),
  serviceMetadata: settingText.optional(),
  groupPollSeconds: settingSeconds.optional(),
  rollingPollSeconds: settingSeconds.optional(),
  hostPollSeconds: settingSeconds.optional(),
  jobPollSeconds: settingSeconds.optional(),
  hostChunk: z.number().int().min(1).max(500).optional(),
  requestTimeoutSeconds: settingSeconds.optional(),
  historyDelaySeconds: settingSeconds.optional(),
  historyRepeatSeconds: settingSeconds.optional(),
  settleSeconds: settingSeconds.optional(),
  manualQuietSeconds: settingSeconds.optional(),
  manualFailingSeconds: settingSeconds.optional(),
  hostGoneSeconds: settingSeconds.optional(),
  hostSamples: z.boolean().optional(),
})

export type HeliosSettings = z.infer<typeof settings>

export const heliosSource: Adapter = {
  kind: 'helios',
  label: 'Helios masters',
  platform: 'helios',
  decoders: { helios: decodeHeliosEvent, 'helios-event': decodePushedHelios },
  hook: {
    format: 'helios-event',
    headers: [],
    signatures: [],
    limitBytes: 10 * 1024 * 1024,
    takesMany: true,
    recognizes: isPushedHelios,
  },
  pull: definePull<HeliosSettings>({
    settings,
    async open(config, { connect, clock }) {
      const masters = await Promise.all(config.masters.map(url => connect({ ...config, url })))
      return createHeliosCollector(heliosOptions(config), { masters, clock })
    },
    async probe(config, { connect }, signal) {
      const masters = await Promise.all(config.masters.map(url => connect({ ...config, url })))
      return probeMasters(masters, signal).finally(() => masters.map(master => master.close()))
    },
  }),
}

export function heliosOptions(config: HeliosSettings): HeliosOptions {
  return {
    ...defaultHeliosOptions,
    platform: config.platform ?? 'helios',
    cluster: config.cluster,
    serviceMetadata: config.serviceMetadata ?? null,
    hostChunk: config.hostChunk ?? defaultHeliosOptions.hostChunk,
    hostSamples: config.hostSamples ?? defaultHeliosOptions.hostSamples,
    ...durationsInMs(config),
  }
}
