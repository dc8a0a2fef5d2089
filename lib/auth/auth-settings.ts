import { readFileSync } from 'node:fs'
import { decodeGroupRoles, type GroupRole } from './role-of-groups.ts'

/** How people sign in. `demo` is true only for the demo company on a loopback address. */
export type AuthSettings = {
  secret: string
  oidc: { issuer: string; clientId: string; clientSecret: string; groupsClaim: string; label: string } | null
  groupRoles: GroupRole[]
  isLoopback: boolean
  isSecure: boolean
}

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])

/** A secret by value or by file (`NAME` or `NAME_FILE`), so that it need not stand in the environment. */
function secretOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = env[`${name}_FILE`]
  return file ? readFileSync(file, 'utf8').trim() : env[name]
}

/**
 * Settings of sign-in from the environment. `LANDFALL_AUTH_SECRET` is made by the supervisor when it owns the data folder.
 * Throws one clear sentence when OIDC is configured by half or the secret is weak.
 */
export function authSettings(env: NodeJS.ProcessEnv): AuthSettings {
  const secret = secretOf(env, 'LANDFALL_AUTH_SECRET') ?? ''
  if (secret.length < 32)
    throw new Error('LANDFALL_AUTH_SECRET needs 32 characters or more: it signs everybody in.')
  const issuer = env.LANDFALL_OIDC_ISSUER
  const clientId = env.LANDFALL_OIDC_CLIENT_ID
  const clientSecret = secretOf(env, 'LANDFALL_OIDC_CLIENT_SECRET')
  if (issuer && !(clientId && clientSecret)) {
    throw new Error(
      'LANDFALL_OIDC_ISSUER is set: LANDFALL_OIDC_CLIENT_ID and LANDFALL_OIDC_CLIENT_SECRET (or ..._FILE) are needed too.',
    )
  }
  return {
    secret,
    oidc:
      issuer && clientId && clientSecret
        ? {
            issuer,
            clientId,
            clientSecret,
            groupsClaim: env.LANDFALL_OIDC_GROUPS_CLAIM ?? 'groups',
            label: env.LANDFALL_OIDC_LABEL ?? 'single sign-on',
          }
        : null,
    groupRoles: decodeGroupRoles(env.LANDFALL_ROLES ?? ''),
    isLoopback: loopbackHosts.has(env.HOST ?? '127.0.0.1'),
    isSecure: (env.NEXTAUTH_URL ?? '').startsWith('https://'),
  }
}
