import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'

/** The parts of a kubeconfig we follow, file names made absolute. */
export type KubeconfigCluster = {
  server: string
  ca: string | undefined
  serverName: string | undefined
  isTlsUnchecked: boolean
}

export type KubeconfigUser = {
  token?: string
  tokenFile?: string
  cert?: string
  key?: string
  basic?: string
  impersonated?: string
  exec?: ExecPlugin
}

/** A program that prints credentials: `exec` of a kubeconfig's user. */
export type ExecPlugin = {
  apiVersion: string
  command: string
  args: string[]
  env: Record<string, string>
  installHint: string | null
  givesCluster: boolean
}

type Named<Key extends string, Value> = ({ name?: string } & { [key in Key]?: Value | null })[] | null
type RawExec = {
  apiVersion?: string
  command?: string
  args?: string[] | null
  env?: { name: string; value: string }[] | null
  installHint?: string
  provideClusterInfo?: boolean
}
type RawKubeconfig = {
  'current-context'?: string
  clusters?: Named<'cluster', Record<string, string | boolean>>
  contexts?: Named<'context', { cluster?: string; user?: string }>
  users?: Named<'user', Record<string, unknown>>
}

/**
 * Reads one context of a kubeconfig with everything its files refer to, anew each time: certificates and tokens rotate.
 * Throws in words, never naming a secret.
 */
export async function readKubeconfig(
  path: string,
  contextName: string | undefined,
): Promise<{ cluster: KubeconfigCluster; user: KubeconfigUser }> {
  const config = (parse(await readFile(path, 'utf8')) ?? {}) as RawKubeconfig
  const wanted = contextName ?? config['current-context']
  if (!wanted) throw new Error(`${path} names no current context`)
  const context = config.contexts?.find(entry => entry.name === wanted)?.context
  if (!context) throw new Error(`${path} has no context \`${wanted}\``)
  const cluster = config.clusters?.find(entry => entry.name === context.cluster)?.cluster
  if (!cluster?.server) throw new Error(`${path}: the context \`${wanted}\` names no cluster`)
  if (cluster['proxy-url']) throw new Error(`${path}: \`proxy-url\` is not supported`)
  const user = config.users?.find(entry => entry.name === context.user)?.user ?? {}
  return {
    cluster: {
      server: String(cluster.server),
      ca: await material(path, cluster, 'certificate-authority'),
      serverName: textOf(cluster['tls-server-name']),
      isTlsUnchecked: cluster['insecure-skip-tls-verify'] === true,
    },
    user: await userOf(path, user),
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** `<name>-data` (base64), else the file called `<name>`. */
async function material(
  path: string,
  from: Record<string, unknown>,
  name: string,
): Promise<string | undefined> {
  const data = textOf(from[`${name}-data`])
  if (data !== undefined) return Buffer.from(data, 'base64').toString('utf8')
  const file = textOf(from[name])
  return file === undefined ? undefined : readFile(beside(path, file), 'utf8')
}

const beside = (path: string, file: string): string => resolve(dirname(path), file)

async function userOf(path: string, raw: Record<string, unknown>): Promise<KubeconfigUser> {
  const user: KubeconfigUser = {}
  const provider = raw['auth-provider'] as { config?: Record<string, string> } | undefined
  const token = textOf(raw.token) ?? textOf(provider?.config?.['id-token'])
  const tokenFile = textOf(raw.tokenFile)
  const cert = await material(path, raw, 'client-certificate')
  const key = await material(path, raw, 'client-key')
  if (token !== undefined) user.token = token
  if (tokenFile !== undefined) user.tokenFile = beside(path, tokenFile)
  if (cert !== undefined) user.cert = cert
  if (key !== undefined) user.key = key
  if (textOf(raw.username) !== undefined) user.basic = `${raw.username}:${raw.password ?? ''}`
  if (textOf(raw.as) !== undefined) user.impersonated = String(raw.as)
  const exec = raw.exec as RawExec | undefined
  if (exec?.command !== undefined) user.exec = execOf(path, exec)
  return user
}

function execOf(path: string, exec: RawExec): ExecPlugin {
  const command = exec.command!
  return {
    apiVersion: exec.apiVersion ?? 'client.authentication.k8s.io/v1',
    // A bare name is looked up in PATH, anything else lies beside the kubeconfig.
    command: command.includes('/') ? beside(path, command) : command,
    args: exec.args ?? [],
    env: Object.fromEntries((exec.env ?? []).map(({ name, value }) => [name, value])),
    installHint: exec.installHint ?? null,
    givesCluster: exec.provideClusterInfo === true,
  }
}
