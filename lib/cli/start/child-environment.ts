import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authSettings } from '#lib/auth/auth-settings.ts'
import type { Environment } from '#lib/env/environment.ts'
import { StartError } from './start-error.ts'

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])

function readOrMakeSecret(folder: string): string {
  const file = join(folder, 'auth-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = randomBytes(48).toString('base64url')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

/**
 * What web and worker find in their environment: ours, with the database's address, a session secret kept in the data
 * folder, and the address browsers use. Throws one sentence for settings that would not be safe.
 */
export function childEnvironment(
  env: NodeJS.ProcessEnv,
  environment: Environment,
  databaseUrl: string,
  isDevelopment: boolean,
): NodeJS.ProcessEnv {
  const publicUrl = environment.publicUrl ?? env.NEXTAUTH_URL
  const hasOidc = Boolean(env.LANDFALL_OIDC_ISSUER)
  if (hasOidc && !publicUrl) {
    throw new StartError(
      'LANDFALL_OIDC_ISSUER is set: LANDFALL_PUBLIC_URL is needed too, for the way back from signing in.',
    )
  }
  if (publicUrl?.startsWith('http://') && hasOidc && !loopbackHosts.has(new URL(publicUrl).hostname)) {
    throw new StartError('LANDFALL_PUBLIC_URL must begin with https:// when people sign in through OIDC.')
  }
  const children: NodeJS.ProcessEnv = {
    ...env,
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_MANUAL_SIG_HANDLE: 'true',
    // Compiled code is kept between starts: it halves the time a fallen process is away.
    NODE_COMPILE_CACHE: join(environment.dataFolder, 'compile-cache'),
    DATABASE_URL: databaseUrl,
    HOST: environment.host,
    PORT: String(environment.port),
  }
  // Its work is done before they start, and what they do not hold they cannot tell.
  delete children.LANDFALL_INIT_TOKEN
  // Without a public address the one the browser used counts, localhost or 127.0.0.1; our server lets no stranger forge it.
  if (publicUrl) children.NEXTAUTH_URL = publicUrl
  else children.AUTH_TRUST_HOST = '1'
  if (!env.LANDFALL_AUTH_SECRET && !env.LANDFALL_AUTH_SECRET_FILE) {
    children.LANDFALL_AUTH_SECRET = readOrMakeSecret(environment.dataFolder)
  }
  try {
    authSettings(children)
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error))
  }
  return children
}
