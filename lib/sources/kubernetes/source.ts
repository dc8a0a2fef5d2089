import { z } from 'zod'
import { type Adapter, definePull } from '../adapter.ts'
import { durationsInMs, placedSettings, settingSeconds, settingText, settingUrl } from '../pull-settings.ts'
import { createKubernetesCollector } from './collect-cluster.ts'
import { decodeKubernetesEvent } from './decode.ts'
import { defaultKubernetesOptions, type KubernetesOptions } from './kubernetes-options.ts'
import { probeCluster } from './probe-cluster.ts'
import { defaultServiceRules } from './service-of-workload.ts'

const settings = z
  .strictObject({
    ...placedSettings,
    kind: z.literal('kubernetes'),
    /** Either an address, or a kubeconfig (with a context), or the pod's own service account. */
    url: settingUrl.optional(),
    kubeconfigFile: settingText.optional(),
    context: settingText.optional(),
    inCluster: z.literal(true).optional(),
    serviceRules: z
      .array(settingText.regex(/^(name|namespace|(label|annotation):.+)$/))
      .min(1)
      .optional(),
    includeNamespaces: z.array(settingText).optional(),
    excludeNamespaces: z.array(settingText).optional(),
    previewNamespaces: z.array(settingText).optional(),
    pageSize: z.number().int().min(1).max(5000).optional(),
    requestTimeoutSeconds: settingSeconds.optional(),
    watchSeconds: settingSeconds.optional(),
    silentSeconds: settingSeconds.optional(),
    relistSeconds: settingSeconds.optional(),
    unavailableRetrySeconds: settingSeconds.optional(),
    waitSeconds: settingSeconds.optional(),
    settleSeconds: settingSeconds.optional(),
  })
  .refine(value => [value.url, value.kubeconfigFile, value.inCluster].filter(Boolean).length === 1, {
    error: 'needs exactly one of `url`, `kubeconfigFile` and `inCluster`',
  })

export type KubernetesSettings = z.infer<typeof settings>

export const kubernetesSource: Adapter = {
  kind: 'kubernetes',
  label: 'Kubernetes cluster',
  platform: 'kubernetes',
  decoders: { kubernetes: decodeKubernetesEvent },
  pull: definePull<KubernetesSettings>({
    settings,
    async open(config, { connect, clock, random }) {
      const client = await connect(config)
      return createKubernetesCollector(kubernetesOptions(config), { client, clock, random })
    },
    async probe(config, { connect }, signal) {
      const client = await connect(config)
      return probeCluster(client, signal).finally(() => client.close())
    },
  }),
}

export function kubernetesOptions(config: KubernetesSettings): KubernetesOptions {
  return {
    ...defaultKubernetesOptions,
    platform: config.platform ?? 'kubernetes',
    cluster: config.cluster,
    serviceRules: config.serviceRules ?? defaultServiceRules,
    includeNamespaces: config.includeNamespaces ?? defaultKubernetesOptions.includeNamespaces,
    excludeNamespaces: config.excludeNamespaces ?? defaultKubernetesOptions.excludeNamespaces,
    previewNamespaces: config.previewNamespaces ?? defaultKubernetesOptions.previewNamespaces,
    pageSize: config.pageSize ?? defaultKubernetesOptions.pageSize,
    ...durationsInMs(config),
  }
}
