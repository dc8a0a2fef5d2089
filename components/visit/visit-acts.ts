import type { AgendaItem, VisitKind } from '#lib/domain/visit/visit.ts'
import { sendAct } from '#lib/query/send-act.ts'

/** What a visit is booked or changed to. */
export type VisitInput = {
  office: string
  from: string
  to: string
  engineers: string[]
  agenda: AgendaItem[]
  kind: VisitKind
  reason?: string
}

const path = (id: string, act: string) => `visits/${encodeURIComponent(id)}/${act}`

export const bookVisit = (migration: string, input: VisitInput): Promise<{ id: string }> =>
  sendAct('POST', 'visits', { migration, ...input })

/** The office of a visit stays: another one is another visit. */
export const changeVisit = (id: string, { office: _office, ...input }: VisitInput): Promise<unknown> =>
  sendAct('POST', path(id, 'change'), input)

export const cancelVisit = (id: string, reason: string): Promise<unknown> =>
  sendAct('POST', path(id, 'cancel'), { reason })

export const rebookVisit = (id: string, reason?: string): Promise<unknown> =>
  sendAct('POST', path(id, 'rebook'), reason === undefined ? {} : { reason })

/** What would stand against it: throws the refusal saving it would get. */
export const checkVisit = (
  id: string | null,
  migration: string,
  { office, ...input }: VisitInput,
): Promise<unknown> =>
  id === null
    ? sendAct('POST', 'visits?dryRun=1', { migration, office, ...input })
    : sendAct('POST', `${path(id, 'change')}?dryRun=1`, input)
