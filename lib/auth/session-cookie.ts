import { decode } from 'next-auth/jwt'
import type { AuthSettings } from './auth-settings.ts'

/** `__Host-` binds the cookie to this host over https; plain names serve loopback without TLS. */
export function sessionCookieName(settings: Pick<AuthSettings, 'isSecure'>): string {
  return settings.isSecure ? '__Host-landfall.session' : 'landfall.session'
}

/** The value of one cookie of a `Cookie` header; null when it is not there. */
export function cookieValue(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim())
  }
  return null
}

/** The session id inside the encrypted cookie; null for anything forged, expired or foreign. */
export async function sessionIdOfCookie(
  header: string | null,
  settings: AuthSettings,
): Promise<string | null> {
  try {
    const token = cookieValue(header, sessionCookieName(settings))
    if (!token) return null
    const payload = await decode({ token, secret: settings.secret })
    return typeof payload?.sid === 'string' ? payload.sid : null
  } catch {
    return null
  }
}
