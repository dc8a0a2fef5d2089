import { readFile } from 'node:fs/promises'
import type { Collector, HttpClient } from '#lib/sources/collector.ts'
import { createHeliosCollector } from '#lib/sources/helios/collect-helios.ts'
import { defaultHeliosOptions, type HeliosOptions } from '#lib/sources/helios/helios-options.ts'
import { createKubernetesCollector } from '#lib/sources/kubernetes/collect-cluster.ts'
import {
  defaultKubernetesOptions,
  type KubernetesOptions,
} from '#lib/sources/kubernetes/kubernetes-options.ts'
import { defaultServiceRules } from '#lib/sources/kubernetes/service-of-workload.ts'
import { readSecret } from './config/read-secret.ts'
import type { HeliosConfig, KubernetesConfig, SourceConfig } from './config/source-schema.ts'
import { createHttpClient, type HttpClientOptions } from './http-client.ts'
import { readKubernetesCredentials } from './kubernetes-credentials.ts'

export type OpenTools = {
  env: Record<string, string | undefined>
  clock: () => number
  random: () => number
}

/** Opens a session with a configured source: reads its credentials, connects to nothing yet. */
export function openCollector(config: SourceConfig, tools: OpenTools): Promise<Collector> {
  return config.kind === 'helios' ? openHelios(config, tools) : openKubernetes(config, tools)
}

async function openHelios(config: HeliosConfig, { env, clock }: OpenTools): Promise<Collector> {
  const shared = await connectionOf(config, env)
  const masters: HttpClient[] = config.masters.map(url => createHttpClient({ ...shared, url }))
  return createHeliosCollector(heliosOptions(config), { masters, clock })
}

async function openKubernetes(
  config: KubernetesConfig,
  { env, clock, random }: OpenTools,
): Promise<Collector> {
  const shared = await connectionOf(config, env)
  const found = config.url === undefined ? await readKubernetesCredentials(config) : { url: config.url }
  const client = createHttpClient({ ...found, ...shared })
  return createKubernetesCollector(kubernetesOptions(config), { client, clock, random })
}

/** Certificates and the bearer token a configuration refers to; only what is set. */
async function connectionOf(
  { caFile, certFile, keyFile, token }: SourceConfig,
  env: OpenTools['env'],
): Promise<Partial<HttpClientOptions>> {
  const connection: Partial<HttpClientOptions> = {}
  if (caFile !== undefined) connection.ca = await readFile(caFile, 'utf8')
  if (certFile !== undefined) connection.cert = await readFile(certFile, 'utf8')
  if (keyFile !== undefined) connection.key = await readFile(keyFile, 'utf8')
  if (token !== undefined)
    connection.headers = async () => ({ authorization: `Bearer ${await readSecret(token, env)}` })
  return connection
}

export function heliosOptions(config: HeliosConfig): HeliosOptions {
  const ms = inMs(config)
  return {
    ...defaultHeliosOptions,
    platform: config.platform ?? 'helios',
    cluster: config.cluster,
    serviceMetadata: config.serviceMetadata ?? null,
    hostChunk: config.hostChunk ?? defaultHeliosOptions.hostChunk,
    hostSamples: config.hostSamples ?? defaultHeliosOptions.hostSamples,
    ...ms,
  }
}

export function kubernetesOptions(config: KubernetesConfig): KubernetesOptions {
  return {
    ...defaultKubernetesOptions,
    platform: config.platform ?? 'kubernetes',
    cluster: config.cluster,
    serviceRules: config.serviceRules ?? defaultServiceRules,
    includeNamespaces: config.includeNamespaces ?? defaultKubernetesOptions.includeNamespaces,
    excludeNamespaces: config.excludeNamespaces ?? defaultKubernetesOptions.excludeNamespaces,
    pageSize: config.pageSize ?? defaultKubernetesOptions.pageSize,
    ...inMs(config),
  }
}

/** `hostPollSeconds: 30` -> `hostPollMs: 30000`, for every duration that is set; freshness is not the adapter's. */
function inMs(config: SourceConfig): Record<string, number> {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) =>
      key.endsWith('Seconds') && key !== 'freshnessSeconds' && typeof value === 'number'
        ? [[key.replace(/Seconds$/, 'Ms'), value * 1000]]
        : [],
    ),
  )
}
