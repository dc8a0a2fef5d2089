import { readFile } from 'node:fs/promises'
import type { Connection, PullTools } from '#lib/sources/adapter.ts'
import { readSecret } from './config/read-secret.ts'
import { createHttpClient, type HttpClientOptions } from './http-client.ts'
import { readKubernetesCredentials } from './kubernetes-credentials.ts'

/** Makes clients of configured servers; secrets come from files and from `env`, read anew for each request. */
export function connector(
  env: Record<string, string | undefined>,
  openSealed?: (id: string) => Promise<string | null>,
): PullTools['connect'] {
  return async connection => {
    const found =
      connection.url === undefined ? await readKubernetesCredentials(connection) : { url: connection.url }
    return createHttpClient({ ...found, ...(await credentialsOf(connection, env, openSealed)) })
  }
}

/** Certificates and the bearer token a configuration refers to; only what is set. */
async function credentialsOf(
  { ca, caFile, certFile, keyFile, token }: Connection,
  env: Record<string, string | undefined>,
  openSealed?: (id: string) => Promise<string | null>,
): Promise<Partial<HttpClientOptions>> {
  const options: Partial<HttpClientOptions> = {}
  if (ca !== undefined) options.ca = ca
  if (caFile !== undefined) options.ca = await readFile(caFile, 'utf8')
  if (certFile !== undefined) options.cert = await readFile(certFile, 'utf8')
  if (keyFile !== undefined) options.key = await readFile(keyFile, 'utf8')
  if (token !== undefined)
    options.headers = async () => ({ authorization: `Bearer ${await readSecret(token, env, openSealed)}` })
  return options
}
