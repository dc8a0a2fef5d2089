import { z } from 'zod'
import { type Adapter, definePull } from '../../adapter.ts'
import { decodeHourlyUse } from '../../hourly-use.ts'
import { placedSettings, settingId, settingSeconds, settingText, settingUrl } from '../../pull-settings.ts'
import { defaultServiceRules } from '../service-of-workload.ts'
import { createMetricsCollector } from './collect-metrics.ts'

const settings = z
  .strictObject({
    ...placedSettings,
    kind: z.literal('kubernetes-metrics'),
    platform: settingId.default('kubernetes'),
    /** Either an address, or a kubeconfig (with a context), or the pod's own service account. */
    url: settingUrl.optional(),
    kubeconfigFile: settingText.optional(),
    context: settingText.optional(),
    inCluster: z.literal(true).optional(),
    serviceRules: z
      .array(settingText.regex(/^(name|namespace|(label|annotation):.+)$/))
      .min(1)
      .default([...defaultServiceRules]),
    includeNamespaces: z.array(settingText).default([]),
    excludeNamespaces: z.array(settingText).default([]),
    pageSize: z.number().int().min(1).max(5000).default(500),
    requestTimeoutSeconds: settingSeconds.default(30),
    pollSeconds: settingSeconds.default(60),
    listSeconds: settingSeconds.default(300),
  })
  .refine(value => [value.url, value.kubeconfigFile, value.inCluster].filter(Boolean).length === 1, {
    error: 'needs exactly one of `url`, `kubeconfigFile` and `inCluster`',
  })

type MetricsSettings = z.infer<typeof settings>

/** CPU from the metrics server of a cluster, where there is no Prometheus. */
export const kubernetesMetricsSource: Adapter = {
  kind: 'kubernetes-metrics',
  label: 'Kubernetes metrics server',
  decoders: { 'kubernetes-metrics': decodeHourlyUse },
  pull: definePull<MetricsSettings>({
    settings,
    async open(config, { connect, clock }) {
      const options = {
        ...config,
        requestTimeoutMs: config.requestTimeoutSeconds * 1000,
        pollMs: config.pollSeconds * 1000,
        listMs: config.listSeconds * 1000,
      }
      return createMetricsCollector(options, { client: await connect(config), clock })
    },
  }),
}
