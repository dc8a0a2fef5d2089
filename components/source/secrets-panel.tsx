'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { CodeBox } from '#components/ui/code-box.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'
import { ActRefusal } from './act-outcome.tsx'
import styles from './source-view.module.css'

type Secret = SourceItem['secrets'][number]
const mostActive = 2

/** What deliveries are signed with: at most two, so that a sender can be moved over; a new one is shown once. */
export function SecretsPanel({
  source,
  mayChange,
  now,
  onSecret,
}: {
  source: SourceItem
  mayChange: boolean
  now: number
  /** The new secret in the clear, while this page is open. */
  onSecret: (secret: string | null) => void
}) {
  const path = `sources/${encodeURIComponent(source.id)}/secrets`
  const [leaving, setLeaving] = useState<string | null>(null)
  const add = useAct(() => sendAct<{ id: string; secret: string }>('POST', path, {}))
  const revoke = useAct((id: string) => sendAct('DELETE', `${path}/${id}`))
  const secrets = source.secrets.filter(({ purpose }) => purpose === 'signature')
  const active = secrets.filter(secret => isActive(secret, now))
  return (
    <Panel title="Secrets deliveries are signed with" note={`${active.length} of ${mostActive} active`}>
      {secrets.length === 0 ? (
        <p className={styles.text}>
          None: only deliveries with an API token are taken (scope <code>ingest:{source.id}</code>).
        </p>
      ) : (
        <RecordTable
          caption="Secrets of the source"
          isTight
          rows={secrets}
          rowKey={({ id }) => id}
          columns={[
            { key: 'id', header: 'Secret', isTitle: true, cell: ({ id }) => <code>…{id.slice(-6)}</code> },
            {
              key: 'made',
              header: 'Made',
              cell: ({ createdAt, createdBy }) => `${formatInstant(createdAt)} by ${createdBy}`,
            },
            {
              key: 'used',
              header: 'Last used',
              cell: ({ lastUsedAt }) =>
                lastUsedAt === null ? 'never' : `${formatAge(now - Date.parse(lastUsedAt))} ago`,
            },
            {
              key: 'ends',
              header: 'Ends',
              cell: secret =>
                secret.expiresAt === null ? (
                  'does not end'
                ) : isActive(secret, now) ? (
                  formatInstant(secret.expiresAt)
                ) : (
                  <Tag tone="watch">over</Tag>
                ),
            },
            ...(mayChange
              ? [
                  {
                    key: 'act',
                    header: 'Act',
                    cell: ({ id }: Secret) =>
                      leaving === id ? (
                        <span className={styles.buttons}>
                          <ActButton
                            size="small"
                            onClick={() => revoke.mutate(id)}
                            disabled={revoke.isPending}
                          >
                            Revoke it for good
                          </ActButton>
                          <Button size="small" onClick={() => setLeaving(null)}>
                            Keep it
                          </Button>
                        </span>
                      ) : (
                        <Button size="small" onClick={() => setLeaving(id)}>
                          Revoke…
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {add.data ? (
        <div className={styles.once} role="status">
          <CodeBox label="The new secret, shown this once" text={add.data.secret} />
        </div>
      ) : null}
      {mayChange ? (
        <div className={styles.buttons}>
          <ActButton
            onClick={() => add.mutate(undefined, { onSuccess: ({ secret }) => onSecret(secret) })}
            disabled={add.isPending || active.length >= mostActive}
          >
            Add a secret
          </ActButton>
          <span className="text-3">
            {active.length >= mostActive
              ? 'Two are active: revoke the old one once the sender signs with the new one.'
              : 'To change it: add a second one, set it at the sender, then revoke the first.'}
          </span>
        </div>
      ) : null}
      <ActRefusal title="Nothing was changed" error={add.error ?? revoke.error} />
    </Panel>
  )
}

const isActive = ({ expiresAt }: Secret, now: number): boolean =>
  expiresAt === null || Date.parse(expiresAt) > now
