import { execFile } from 'node:child_process'
import type { ExecPlugin, KubeconfigCluster } from './kubeconfig.ts'

/** What a credential plugin printed. */
export type ExecCredential = {
  token: string | null
  cert: string | null
  key: string | null
  /** Epoch ms; null: good until it is refused. */
  expiresAt: number | null
}

type RawCredential = {
  status?: {
    token?: string
    clientCertificateData?: string
    clientKeyData?: string
    expirationTimestamp?: string
  }
}

/**
 * Runs a kubeconfig's credential plugin (client.authentication.k8s.io, never interactive) and reads what it prints. Throws
 * in words; its standard output holds secrets and is never shown.
 */
export async function runExecPlugin(
  plugin: ExecPlugin,
  cluster: KubeconfigCluster,
  timeoutMs = 20_000,
): Promise<ExecCredential> {
  const info = {
    kind: 'ExecCredential',
    apiVersion: plugin.apiVersion,
    spec: { interactive: false, ...(plugin.givesCluster ? { cluster: clusterInfo(cluster) } : {}) },
  }
  const env = { ...process.env, ...plugin.env, KUBERNETES_EXEC_INFO: JSON.stringify(info) }
  const printed = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      plugin.command,
      plugin.args,
      { env, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 },
      (error, stdout, stderr) =>
        error === null ? resolve(stdout) : reject(new Error(describe(plugin, error, stderr))),
    )
    child.stdin?.end()
  })
  let status: RawCredential['status']
  try {
    status = (JSON.parse(printed) as RawCredential).status
  } catch {
    throw new Error(`the credential plugin ${plugin.command} printed no ExecCredential`)
  }
  if (!status?.token && !status?.clientCertificateData)
    throw new Error(`the credential plugin ${plugin.command} gave no credential`)
  const expiresAt = Date.parse(status.expirationTimestamp ?? '')
  return {
    token: status.token ?? null,
    cert: status.clientCertificateData ?? null,
    key: status.clientKeyData ?? null,
    expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
  }
}

function clusterInfo({ server, ca, serverName, isTlsUnchecked }: KubeconfigCluster) {
  return {
    server,
    'insecure-skip-tls-verify': isTlsUnchecked,
    ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
    ...(ca === undefined ? {} : { 'certificate-authority-data': Buffer.from(ca).toString('base64') }),
  }
}

function describe(
  plugin: ExecPlugin,
  error: Error & { code?: string | number | null; killed?: boolean },
  stderr: string,
): string {
  const name = `the credential plugin ${plugin.command}`
  if (error.code === 'ENOENT')
    return `${name} is not there${plugin.installHint === null ? '' : `: ${plugin.installHint.trim()}`}`
  if (error.killed === true) return `${name} did not end in time`
  const words = stderr.trim().split('\n')[0]?.slice(0, 200) ?? ''
  return `${name} failed${words === '' ? '' : `: ${words}`}`
}
