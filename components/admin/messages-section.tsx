'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { contactsOptions } from '#lib/query/message-options.ts'
import styles from './admin.module.css'
import type { AdminRights } from './admin-rights.ts'
import { ContactForm } from './contact-form.tsx'
import { ContactsTable } from './contacts-table.tsx'
import { MessagePreview } from './message-preview.tsx'
import { OutboxPanel } from './outbox-panel.tsx'
import { OwnContact } from './own-contact.tsx'
import { usePast } from './use-past.ts'

/** What is sent to whom: one's own, and for admins all contacts, what would be sent, what waits and what failed. */
export function MessagesSection({ may }: { may: AdminRights }) {
  const query = useQuery(contactsOptions())
  const past = usePast()
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={300} />}>
      {answer => (
        <>
          {answer.me === null ? null : (
            <Panel className={styles.panel} title="What is sent to you">
              {past === null ? <OwnContact answer={answer} /> : <p className={styles.note}>{past}</p>}
            </Panel>
          )}
          <Panel
            className={styles.panel}
            title="Contacts"
            note={
              answer.mailServer === null
                ? 'no mail server is configured: mail waits'
                : `mail goes out as ${answer.mailServer.from}${answer.mailServer.host ? ` by ${answer.mailServer.host}` : ''}`
            }
          >
            <p className={styles.note}>
              Reminders go to a team first, to its lead after two in vain, then to the lead of its area: at
              most one a week to any address, and none where nothing is open. Digests come on Mondays, when
              something changed.
            </p>
            <ContactsTable answer={answer} isPresent={past === null} />
          </Panel>
          {answer.mayEdit && past === null ? (
            <Panel className={styles.panel} title="Set a contact">
              <ContactForm />
            </Panel>
          ) : null}
          {may.readMessages ? (
            <>
              <Panel className={styles.panel} title="What would be sent now">
                <MessagePreview />
              </Panel>
              <OutboxPanel isPresent={past === null} />
            </>
          ) : null}
        </>
      )}
    </AnswerFrame>
  )
}
