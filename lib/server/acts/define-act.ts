import type { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'

/** `isDryRun`: say what it would do and do nothing; only of calls that take it. */
export type ActContext = {
  viewer: Viewer
  db: Database
  now: number
  isDryRun: boolean
  /** How this site was reached: `https://landfall.example.com`. */
  origin: string
}

/** One thing people and systems may do over the API; `lib/record` authorises, validates, writes and audits it. */
export type ActCall = {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/api/v1/sources/[id]`: a name in brackets matches one segment. */
  path: string
  summary: string
  /** What the body must be; null: it takes none. */
  body: z.ZodType | null
  answer: z.ZodType
  /** 200 unless said otherwise. */
  status?: 201
  /** Who may call it beside people and tokens: who holds a signed report link; anybody at all. */
  alsoFor?: 'report_links' | 'anybody'
  /** `?dryRun=1`: answers with what it would do. */
  takesDryRun?: true
  act(context: ActContext, params: Record<string, string>, input: unknown): Promise<unknown>
}

/** An act with the type of its body kept for `act`. */
export const defineAct = <Body>(
  call: Omit<ActCall, 'body' | 'act'> & {
    body: z.ZodType<Body>
    act(context: ActContext, params: Record<string, string>, input: Body): Promise<unknown>
  },
): ActCall => call as unknown as ActCall
