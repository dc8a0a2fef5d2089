import type { Database } from '#db/client.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectContacts } from '#db/queries/select-contacts.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { type NewContact, recordContact, type WebhookTools } from '#lib/record/record-contact.ts'
import { demoPeople, writtenOn } from './demo-people.ts'

/** Names end in `.example`, which stands for nobody: no mail leaves for them, whatever server is configured. */
const mailOf = (name: string): string => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@landfall.example`

const noWebhooks: WebhookTools = {
  seal: () => new Uint8Array(),
  open: () => '',
  fault: () => 'has no place in the demo',
}

/** Some teams, their leads, the areas, the leaders and the road team can be told; the others show that nobody is set. */
export async function recordDemoContacts(db: Database, until: number): Promise<void> {
  if ((await selectContacts(db.pool)).length > 0) return
  const { areas, teams } = await selectCatalog(db.pool)
  const subjects: NewContact['subject'][] = [
    { type: 'leaders', id: '' },
    { type: 'road_team', id: '' },
    ...areas.slice(0, 4).map(({ id }) => ({ type: 'area_lead' as const, id })),
    ...teams.slice(0, 16).map(({ id }) => ({ type: 'team' as const, id })),
    ...teams.slice(0, 8).map(({ id }) => ({ type: 'team_lead' as const, id })),
  ]
  const now = writtenOn(addDays(dayOf(until), -60))
  for (const subject of subjects) {
    const name = subject.id === '' ? subject.type : `${subject.type} ${subject.id}`
    await recordContact(
      { db, viewer: demoPeople.lead, now },
      { subject, channel: 'mail', mail: mailOf(name), optedOut: [] },
      noWebhooks,
    )
  }
}
