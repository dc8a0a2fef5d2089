'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { ContactsAnswer } from '#lib/read/answers/contacts-answer.ts'
import styles from './admin.module.css'
import { subjectText } from './subject-words.ts'

type Contact = ContactsAnswer['items'][number]

const shownFirst = 8
const notWanted: Record<string, string> = { digest: 'no digest', reminder: 'no reminders' }

/** Who is reached where. Addresses stand here for admins alone. */
export function ContactsTable({ answer, isPresent }: { answer: ContactsAnswer; isPresent: boolean }) {
  const test = useAct((id: string) =>
    sendAct<{ isDelivered: boolean; words: string }>('POST', `contacts/${id}/test`),
  )
  const withdraw = useAct((id: string) => sendAct('POST', `contacts/${id}/withdraw`, {}))
  const [isWhole, setWhole] = useState(false)
  const rows = isWhole ? answer.items : answer.items.slice(0, shownFirst)
  const isBusy = test.isPending || withdraw.isPending
  if (answer.items.length === 0)
    return <p className={styles.note}>Nobody is reached yet: messages wait until a contact is set.</p>
  return (
    <>
      <RecordTable<Contact>
        caption="Contacts"
        rows={rows}
        rowKey={({ subject, channel }) => `${subject.type} ${subject.id} ${channel}`}
        columns={[
          { key: 'subject', header: 'Who', isTitle: true, cell: row => subjectText(row.subject) },
          {
            key: 'where',
            header: 'Reached by',
            cell: row => (row.channel === 'chat' ? 'chat webhook' : (row.mail ?? 'mail')),
          },
          { key: 'zone', header: 'Time zone', cell: row => row.timeZone ?? 'of the office' },
          {
            key: 'wants',
            header: 'Wants',
            cell: row => row.optedOut.map(kind => notWanted[kind] ?? kind).join(', ') || 'everything',
          },
          {
            key: 'since',
            header: 'Set',
            isSecondary: true,
            cell: row => `${formatInstant(row.since)} by ${row.by}`,
          },
          {
            key: 'acts',
            header: '',
            cell: row =>
              row.id === null || !isPresent ? null : (
                <span className={styles.foot}>
                  <Button
                    size="small"
                    disabled={isBusy}
                    aria-label={`Send a test to ${subjectText(row.subject)} by ${row.channel}`}
                    onClick={() => test.mutate(row.id!)}
                  >
                    Test
                  </Button>
                  <Button
                    size="small"
                    disabled={isBusy}
                    aria-label={`Remove the ${row.channel} contact of ${subjectText(row.subject)}`}
                    onClick={() => withdraw.mutate(row.id!)}
                  >
                    Remove
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {answer.items.length > shownFirst ? (
        <Button size="small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `Show ${shownFirst}` : `Show all ${formatCount(answer.items.length)}`}
        </Button>
      ) : null}
      <p aria-live="polite" className={styles.note}>
        {test.isPending ? 'Sending a test …' : (test.data?.words ?? '')}
      </p>
      <ActRefusal title="It was not done" error={test.error ?? withdraw.error} />
    </>
  )
}
