import { z } from 'zod'
import { type Adapter, definePull } from '../adapter.ts'
import { decodeHourlyUse } from '../hourly-use.ts'
import { placedSettings, settingId, settingSeconds, settingText, settingUrl } from '../pull-settings.ts'
import { createPrometheusCollector, type PrometheusOptions } from './collect-prometheus.ts'
import { heliosQueries, kubernetesQueries, type Queries } from './preset-queries.ts'

const query = z.string().trim().min(1).max(8000).nullable().optional()

const settings = z.strictObject({
  ...placedSettings,
  kind: z.literal('prometheus'),
  url: settingUrl,
  /** Hours are told after they end; three of them missing is silence. */
  freshnessSeconds: z
    .number()
    .int()
    .min(3600)
    .max(7 * 86_400)
    .default(3 * 3600),
  /** Platform of what runs on the cluster; it decides which queries are meant. */
  platform: settingId.default('kubernetes'),
  /** Matchers that tell this cluster's series from others', such as `cluster="gew1-3"`. */
  selector: z.string().trim().max(500).default(''),
  /** Queries of one's own in place of the preset ones, in cores; null switches one off. `$window` is the span of a rate. */
  queries: z
    .strictObject({
      used: query,
      requested: query,
      provisioned: query,
      traffic: query,
      allocatable: query,
      clusterUsed: query,
      clusterRequested: query,
    })
    .default({}),
  serviceLabel: settingText.default('service'),
  stepSeconds: z
    .number()
    .int()
    .refine(value => value >= 15 && 3600 % value === 0, { error: 'must divide an hour, and be 15 or more' })
    .default(300),
  delaySeconds: settingSeconds.default(180),
  /** How far back the first look goes. */
  backfillDays: z.number().min(0).max(400).default(30),
  chunkHours: z.number().int().min(1).max(168).default(6),
  requestTimeoutSeconds: settingSeconds.default(60),
})

export type PrometheusSettings = z.infer<typeof settings>

export const prometheusSource: Adapter = {
  kind: 'prometheus',
  label: 'Prometheus',
  decoders: { prometheus: decodeHourlyUse },
  pull: definePull<PrometheusSettings>({
    settings,
    async open(config, { connect, clock }) {
      return createPrometheusCollector(prometheusOptions(config), { client: await connect(config), clock })
    },
  }),
}

export function prometheusOptions(config: PrometheusSettings): PrometheusOptions {
  const preset = config.platform === 'helios' ? heliosQueries : kubernetesQueries
  const own = Object.entries(config.queries).filter(([, text]) => text !== undefined)
  return {
    platform: config.platform,
    cluster: config.cluster,
    queries: { ...preset(config.selector), ...(Object.fromEntries(own) as Partial<Queries>) },
    serviceLabel: config.serviceLabel,
    stepSeconds: config.stepSeconds,
    delayMs: config.delaySeconds * 1000,
    backfillMs: config.backfillDays * 86_400_000,
    chunkHours: config.chunkHours,
    requestTimeoutMs: config.requestTimeoutSeconds * 1000,
  }
}
