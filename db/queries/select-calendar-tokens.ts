import type { Queryable } from '#db/queryable.ts'
import type { CardTokenRow } from './select-card-tokens.ts'

/** Tokens that open calendars at `now` (epoch ms), newest first. */
export async function selectCalendarTokens(db: Queryable, now: number): Promise<CardTokenRow[]> {
  const { rows } = await db.query<CardTokenRow>(
    `select id, scopes, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
            last_used_at as "lastUsedAt"
       from api_token
      where revoked_at is null and (expires_at is null or expires_at > $1) and scopes[1] like 'calendar:%'
      order by created_at desc, id limit 1000`,
    [new Date(now)],
  )
  return rows
}
