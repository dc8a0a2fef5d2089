import { sendAct } from '#lib/query/send-act.ts'

export const askForVisit = (
  migration: string,
  team: string,
  wish: 'hour' | 'day',
  note: string,
): Promise<{ id: string }> =>
  sendAct('POST', 'visit-requests', {
    migration,
    team,
    wish,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  })

export const withdrawRequest = (id: string): Promise<unknown> =>
  sendAct('POST', `visit-requests/${encodeURIComponent(id)}/withdraw`, {})
