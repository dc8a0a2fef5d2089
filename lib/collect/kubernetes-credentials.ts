import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Connection } from '#lib/sources/adapter.ts'
import type { HttpClientOptions } from './http-client.ts'

/** Tokens rotate and helpers expire: credentials are asked for again after this. */
const keptMs = 30_000

/**
 * Where a cluster is and how we prove who we are, from a kubeconfig or the pod's service account. The library behind it
 * is large and slow to load, so it is loaded here and only here, and used for nothing else.
 */
export async function readKubernetesCredentials(
  config: Pick<Connection, 'kubeconfigFile' | 'context' | 'inCluster'>,
): Promise<HttpClientOptions> {
  const { KubeConfig } = await import('@kubernetes/client-node')
  // One object per cluster: its current context is changed in place.
  const kubeconfig = new KubeConfig()
  if (config.inCluster) kubeconfig.loadFromCluster()
  else kubeconfig.loadFromFile(config.kubeconfigFile!)
  if (config.context !== undefined) {
    if (!kubeconfig.contexts.some(context => context.name === config.context))
      throw new Error(`${config.kubeconfigFile} has no context \`${config.context}\``)
    kubeconfig.setCurrentContext(config.context)
  }
  const cluster = kubeconfig.getCurrentCluster()
  if (cluster === null) throw new Error(`${config.kubeconfigFile ?? 'the service account'} names no cluster`)
  const tokenFile = await tokenFileOf(config.kubeconfigFile, kubeconfig.getCurrentUser()?.name)
  const read = async () => {
    const options: Parameters<typeof kubeconfig.applyToHTTPSOptions>[0] = {}
    await kubeconfig.applyToHTTPSOptions(options)
    return options
  }
  let held = { at: Date.now(), options: await read() }
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))
  return {
    url: cluster.server,
    ca: text(held.options.ca),
    cert: text(held.options.cert),
    key: text(held.options.key),
    serverName: cluster.tlsServerName,
    isTlsUnchecked: cluster.skipTLSVerify,
    async headers() {
      if (Date.now() - held.at > keptMs) held = { at: Date.now(), options: await read() }
      const { headers, auth } = held.options
      const given = { ...(headers as Record<string, string>) }
      if (tokenFile !== null) given.authorization = `Bearer ${(await readFile(tokenFile, 'utf8')).trim()}`
      if (auth) given.authorization = `Basic ${Buffer.from(auth).toString('base64')}`
      return given
    },
  }
}

type Kubeconfig = { users?: { name?: string; user?: { tokenFile?: string } }[] }

/** kubectl knows `tokenFile`, the library does not. */
async function tokenFileOf(path: string | undefined, user: string | undefined): Promise<string | null> {
  if (path === undefined) return null
  const { users = [] } = parse(await readFile(path, 'utf8')) as Kubeconfig
  return users.find(entry => entry.name === user)?.user?.tokenFile ?? null
}
