import { z } from 'zod'
import { type Adapter, definePull } from '../adapter.ts'
import { commonSettings, settingSeconds, settingText, settingUrl } from '../pull-settings.ts'
import { createBackstageCollector } from './collect-backstage.ts'

/** Component types as Backstage and its users spell them. Libraries and documentation run nowhere. */
export const defaultKinds: Readonly<Record<string, string>> = {
  service: 'backend',
  backend: 'backend',
  website: 'website',
  frontend: 'website',
  pipeline: 'pipeline',
  'data-pipeline': 'pipeline',
  job: 'pipeline',
  ml: 'ml',
  'ml-model': 'ml',
}
export const defaultAreaTypes = ['area', 'product-area', 'business-unit', 'division', 'department', 'tribe']
export const defaultAliasAnnotations: Readonly<Record<string, string>> = {
  'backstage.io/kubernetes-id': 'kubernetes',
}

const settings = z.strictObject({
  ...commonSettings,
  kind: z.literal('backstage'),
  url: settingUrl,
  /** Walks are half an hour apart; three of them missing is silence. */
  freshnessSeconds: z
    .number()
    .int()
    .min(60)
    .max(7 * 86_400)
    .default(7_200),
  kinds: z
    .record(settingText, z.enum(['backend', 'pipeline', 'website', 'ml', 'other']))
    .default(defaultKinds as Record<string, 'backend'>),
  areaTypes: z.array(settingText).default(defaultAreaTypes),
  /** Annotation to platform: `example.com/helios-job: helios`. */
  aliasAnnotations: z.record(settingText, settingText).default({ ...defaultAliasAnnotations }),
  archetypeAnnotation: settingText.nullable().default(null),
  /** Days after which a component that is gone is retired; null: never. */
  retireAfterDays: z.number().min(0).nullable().default(7),
  mostLostShare: z.number().min(0).max(1).default(0.1),
  pageSize: z.number().int().min(1).max(1000).default(500),
  pollSeconds: settingSeconds.default(1800),
  requestTimeoutSeconds: settingSeconds.default(30),
})

type BackstageSettings = z.infer<typeof settings>

/** A Backstage software catalogue: teams, areas, services and who owns them. It tells of no deploys. */
export const backstageSource: Adapter = {
  kind: 'backstage',
  label: 'Backstage catalogue',
  decoders: {},
  pull: definePull<BackstageSettings>({
    settings,
    async open(config, { connect, clock }) {
      const options = {
        ...config,
        retireAfterMs: config.retireAfterDays === null ? null : config.retireAfterDays * 86_400_000,
        pollMs: config.pollSeconds * 1000,
        requestTimeoutMs: config.requestTimeoutSeconds * 1000,
      }
      return createBackstageCollector(options, { client: await connect(config), clock })
    },
  }),
}
