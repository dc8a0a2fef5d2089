import { readFile } from 'node:fs/promises'
import type { Connection } from '#lib/sources/adapter.ts'
import type { HttpClientOptions } from './http-client.ts'
import { type KubeconfigCluster, type KubeconfigUser, readKubeconfig } from './kubeconfig.ts'
import { type ExecCredential, runExecPlugin } from './run-exec-plugin.ts'

type Held = { cluster: KubeconfigCluster; user: KubeconfigUser; exec: ExecCredential | null }

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount'
/** A plugin's credential is asked for again this long before it ends. */
const spareMs = 10_000
/** A refused credential is not asked for anew more often than this, however many requests it is refused to. */
const renewalMs = 5_000

/**
 * Where a cluster is and how we prove who we are, from a kubeconfig or the pod's service account. Tokens in files are read
 * for each request, a plugin's token lasts as long as it says, and `renew` reads everything anew after a 401.
 */
export async function readKubernetesCredentials(
  config: Pick<Connection, 'kubeconfigFile' | 'context' | 'inCluster'>,
): Promise<HttpClientOptions> {
  let held = await read(config)
  let renewedAt = Number.NEGATIVE_INFINITY
  let renewing: Promise<void> | null = null
  async function renew(): Promise<void> {
    if (performance.now() - renewedAt < renewalMs) return
    held = await read(config)
    renewedAt = performance.now()
  }
  /** All requests that wait for new credentials wait for the same ones. */
  const renewOnce = (): Promise<void> => {
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return renewing
  }
  return {
    ...addressOf(held),
    ...materialOf(held),
    async headers() {
      if (held.exec?.expiresAt != null && held.exec.expiresAt - spareMs <= Date.now()) await renewOnce()
      return headersOf(held)
    },
    async renew() {
      await renewOnce()
      return materialOf(held)
    },
  }
}

async function read(config: Pick<Connection, 'kubeconfigFile' | 'context' | 'inCluster'>): Promise<Held> {
  if (config.inCluster) return readServiceAccount()
  const { cluster, user } = await readKubeconfig(config.kubeconfigFile!, config.context)
  return { cluster, user, exec: user.exec === undefined ? null : await runExecPlugin(user.exec, cluster) }
}

async function readServiceAccount(): Promise<Held> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = process.env
  if (!host) throw new Error('this is no pod of a cluster: KUBERNETES_SERVICE_HOST is not set')
  const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`
  const ca = await readFile(`${serviceAccount}/ca.crt`, 'utf8')
  return {
    cluster: { server, ca, serverName: undefined, isTlsUnchecked: false },
    user: { tokenFile: `${serviceAccount}/token` },
    exec: null,
  }
}

const addressOf = ({ cluster }: Held) => ({ url: cluster.server, isTlsUnchecked: cluster.isTlsUnchecked })

const materialOf = ({ cluster, user, exec }: Held) => ({
  ca: cluster.ca,
  cert: exec?.cert ?? user.cert,
  key: exec?.key ?? user.key,
  serverName: cluster.serverName,
})

async function headersOf({ user, exec }: Held): Promise<Record<string, string>> {
  const headers: Record<string, string> = {}
  if (user.impersonated !== undefined) headers['impersonate-user'] = user.impersonated
  // As kubectl does: the file before the token written out, a plugin where there is neither.
  const token =
    user.tokenFile === undefined
      ? (user.token ?? exec?.token ?? null)
      : (await readFile(user.tokenFile, 'utf8')).trim()
  if (token !== null) headers.authorization = `Bearer ${token}`
  else if (user.basic !== undefined)
    headers.authorization = `Basic ${Buffer.from(user.basic).toString('base64')}`
  return headers
}
