'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useDeferredValue, useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { type BlockerType, blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { formatCounted } from '#lib/format/number.ts'
import { blockersOptions } from '#lib/query/blockers-options.ts'
import { filtersOfInstant } from '#lib/query/disputes-options.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockersAnswer } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'
import { addBlocker, undoAdd } from './blocker-acts.ts'
import { typeNames } from './blocker-words.ts'
import { ServicePicker } from './service-picker.tsx'

const leastTitle = 3

/** Writes a blocker down; what may say the same is offered while it is typed. */
export function NewBlockerDrawer({
  mayHold,
  onClose,
}: {
  mayHold: BlockersAnswer['mayHold']
  onClose: () => void
}) {
  const { filters, choices, linkTo } = useView()
  const say = useDone()
  const today = choices.now.slice(0, 10)
  const [type, setType] = useState<BlockerType>('platform_gap')
  const [title, setTitle] = useState('')
  const [detail, setDetail] = useState('')
  const [ownerTeam, setOwnerTeam] = useState('')
  const [since, setSince] = useState(today)
  const [ticketUrl, setTicketUrl] = useState('')
  const [services, setServices] = useState<string[]>([])
  const [isTried, setTried] = useState(false)
  const typed = useDeferredValue(title.trim())
  const alike = useQuery({
    ...blockersOptions(filtersOfInstant(filters), { q: typed, limit: 4 }),
    enabled: typed.length >= leastTitle,
  })
  const known = typed.length >= leastTitle ? (alike.data?.items ?? []) : []
  const add = useAct(() =>
    addBlocker({
      ...(filters.migration === null ? {} : { migration: filters.migration }),
      type,
      title: title.trim(),
      ...(detail.trim() === '' ? {} : { detail: detail.trim() }),
      ...(ownerTeam === '' ? {} : { ownerTeam }),
      ...(since === '' ? {} : { since }),
      ...(ticketUrl.trim() === '' ? {} : { ticketUrl: ticketUrl.trim() }),
      services,
    }),
  )
  const titleFault = title.trim().length < leastTitle ? 'Say in a few words what holds.' : null
  return (
    <ActDrawer
      title="What holds services back?"
      says="One record for all teams that wait for it. Its owner promises a day; everybody sees it move."
      submitText="Write it down"
      cancelText="Leave it"
      isPending={add.isPending}
      error={add.error}
      onSubmit={() => {
        setTried(true)
        if (titleFault !== null) return
        add.mutate(undefined, {
          onSuccess: ({ id }) => {
            say({
              text: `“${title.trim()}” is written down.`,
              undo: () => undoAdd(id),
              undone: 'Taken back.',
            })
            onClose()
          },
        })
      }}
      onClose={onClose}
    >
      <Field label="What it is" fault={isTried ? titleFault : null}>
        {control => (
          <input
            {...control}
            value={title}
            maxLength={160}
            required
            onChange={event => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      {known.length > 0 ? (
        <div role="status">
          <b>There already:</b>
          <ul className={styles.lines}>
            {known.map(({ id, title: other, freed, needsOthers, ownerTeam: owner }) => (
              <li key={id} style={{ display: 'block' }}>
                <Link href={linkTo(`/blockers/${id}`)} prefetch={false}>
                  {other}
                </Link>{' '}
                <span className="text-3">
                  {owner ?? 'no owner'} · holds {formatCounted(freed + needsOthers, 'service')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Field label="Kind" hint="Knowledge, time and reviews can be solved on a visit.">
        {control => (
          <select
            {...control}
            value={type}
            onChange={event => setType(event.currentTarget.value as BlockerType)}
          >
            {blockerTypes.map(one => (
              <option key={one} value={one}>
                {typeNames[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {mayHold === null ? null : (
        <ServicePicker
          team={mayHold === 'all' ? null : mayHold.team}
          picked={services}
          onPick={setServices}
        />
      )}
      <OwnerField value={ownerTeam} onChange={setOwnerTeam} />
      <Field label="Since">
        {control => (
          <input
            {...control}
            type="date"
            value={since}
            max={today}
            onChange={event => setSince(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="More" hint="What it is about, and what would solve it.">
        {control => (
          <textarea
            {...control}
            value={detail}
            maxLength={2_000}
            onChange={event => setDetail(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Ticket" hint="Where the work on it is followed.">
        {control => (
          <input
            {...control}
            type="url"
            value={ticketUrl}
            placeholder="https://"
            onChange={event => setTicketUrl(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}

/** Which team can solve it. */
export function OwnerField({ value, onChange }: { value: string; onChange: (team: string) => void }) {
  const { choices } = useView()
  return (
    <Field label="Who can solve it">
      {control => (
        <select {...control} value={value} onChange={event => onChange(event.currentTarget.value)}>
          <option value="">nobody yet</option>
          {choices.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
