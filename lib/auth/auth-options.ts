import { randomBytes } from 'node:crypto'
import type { AuthOptions, User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { Database } from '#db/client.ts'
import { deleteSession } from '#db/queries/delete-session.ts'
import { selectInstanceSetting } from '#db/queries/select-instance-setting.ts'
import type { AuthSettings } from './auth-settings.ts'
import { demoIdentity } from './demo-identity.ts'
import { groupsOfClaim, roleOfGroups } from './role-of-groups.ts'
import { sessionCookieName } from './session-cookie.ts'
import { type SignedIn, sessionSeconds, startSession } from './start-session.ts'
import { identityOfToken } from './token-identity.ts'

type LandfallUser = User & { signedIn?: SignedIn }
type Claims = {
  iss?: string
  sub: string
  name?: string
  preferred_username?: string
  email?: string
} & Record<string, unknown>

/** Every OpenID Connect provider, by its issuer: PKCE, state and nonce are all checked. */
function oidcProvider(settings: AuthSettings): OAuthConfig<Claims>[] {
  const { oidc } = settings
  if (!oidc) return []
  return [
    {
      id: 'oidc',
      name: oidc.label,
      type: 'oauth',
      issuer: oidc.issuer,
      wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      authorization: {
        params: { scope: process.env.LANDFALL_OIDC_SCOPE ?? 'openid profile email' },
      } as never,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      httpOptions: { timeout: 10_000 },
      profile(claims): LandfallUser {
        const given = roleOfGroups(groupsOfClaim(claims[oidc.groupsClaim]), settings.groupRoles)
        const name = claims.name ?? claims.preferred_username ?? claims.sub
        const signedIn = given && {
          issuer: oidc.issuer,
          subject: claims.sub,
          name,
          email: claims.email ?? null,
          role: given.role,
          team: given.team,
        }
        return { id: claims.sub, name, ...(signedIn ? { signedIn } : {}) }
      },
    },
  ]
}

/** Entering the demo company: only while the database holds it, on a loopback address, and without OIDC configured. */
function demoProvider(db: Database, settings: AuthSettings) {
  if (settings.oidc || !settings.isLoopback) return []
  return [
    Credentials({
      id: 'demo',
      name: 'Demo',
      credentials: { role: {}, team: {} },
      async authorize(given): Promise<LandfallUser | null> {
        if ((await selectInstanceSetting(db, 'kind')) !== 'demo') return null
        const signedIn = demoIdentity(given?.role ?? '', given?.team || null)
        return signedIn && { id: signedIn.subject, name: signedIn.name, signedIn }
      },
    }),
  ]
}

/** An API token of scope `admin` or `read` opens the pages too: how the first admin gets in before single sign-on is set up. */
function tokenProvider(db: Database) {
  return Credentials({
    id: 'token',
    name: 'API token',
    credentials: { token: {} },
    async authorize(given): Promise<LandfallUser | null> {
      const signedIn = await identityOfToken(db, given?.token ?? '', Date.now())
      return signedIn && { id: signedIn.subject, name: signedIn.name, signedIn }
    },
  })
}

/** next-auth carries a session id in an encrypted cookie and nothing else; who it is, is read from the database each time. */
export function authOptions(db: Database, settings: AuthSettings): AuthOptions {
  return {
    secret: settings.secret,
    providers: [...oidcProvider(settings), ...demoProvider(db, settings), tokenProvider(db)],
    pages: { signIn: '/login', error: '/login' },
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    useSecureCookies: settings.isSecure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(settings),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: settings.isSecure },
      },
    },
    callbacks: {
      signIn: ({ user }) => Boolean((user as LandfallUser).signedIn),
      async jwt({ token, user }) {
        const signedIn = (user as LandfallUser | undefined)?.signedIn
        if (!signedIn) return token
        // A disabled account gets an id no row has: the next read finds nobody.
        return {
          sid: (await startSession(db, signedIn, Date.now())) ?? randomBytes(32).toString('base64url'),
        }
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => {
        if (/^\/(?![/\\])/.test(url)) return new URL(url, baseUrl).toString()
        return url.startsWith(`${baseUrl}/`) ? url : baseUrl
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await deleteSession(db, token.sid)
      },
    },
  }
}
