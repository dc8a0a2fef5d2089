import type { BlockerType } from '#lib/domain/blocker/blocker.ts'
import { sendAct } from '#lib/query/send-act.ts'

const of = (id: string) => `blockers/${encodeURIComponent(id)}`

export type BlockerDraft = {
  migration?: string
  type: BlockerType
  title: string
  detail?: string
  ownerTeam?: string
  ownerName?: string
  since?: string
  promised?: string
  ticketUrl?: string
  services: string[]
}
export type Closed = { id: string; freed: { service: string; team: string | null }[]; teams: string[] }

/** What people do about blockers, and the way back from each. */
export const addBlocker = (draft: BlockerDraft) => sendAct<{ id: string }>('POST', 'blockers', draft)
export const undoAdd = (id: string) => sendAct('POST', `${of(id)}/undo`, {})
export const holdServices = (id: string, services: string[]) =>
  sendAct<{ services: string[] }>('POST', `${of(id)}/hold`, { services })
export const releaseServices = (id: string, services: string[]) =>
  sendAct<{ services: string[] }>('POST', `${of(id)}/release`, { services })
export const promiseDay = (id: string, promised: string | null, reason?: string) =>
  sendAct('POST', `${of(id)}/promise`, { promised, ...(reason ? { reason } : {}) })
export const undoPromise = (id: string) => sendAct('POST', `${of(id)}/promise/undo`, {})
export const giveTo = (id: string, ownerTeam: string | null, ownerName: string | null) =>
  sendAct('POST', `${of(id)}/owner`, { ownerTeam, ownerName })
export const closeBlocker = (id: string, outcome: 'solved' | 'dropped', reason?: string) =>
  sendAct<Closed>('POST', `${of(id)}/close`, { outcome, ...(reason ? { reason } : {}) })
export const mergeInto = (id: string, into: string) => sendAct('POST', `${of(id)}/merge`, { into })
export const reopen = (id: string) => sendAct('POST', `${of(id)}/reopen`, {})
