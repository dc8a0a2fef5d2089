'use client'

import { useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { Message } from '#components/ui/message.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { type VisitKind, visitKinds } from '#lib/domain/visit/visit.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { VisitItem } from '#lib/read/answers/visit-answer.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { AgendaFields } from './agenda-fields.tsx'
import { CancelVisit } from './cancel-visit.tsx'
import { ConflictList } from './conflict-list.tsx'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'
import { useVisitCheck } from './use-visit-check.ts'
import { useOpen, useVisitPlan, useVisits } from './use-visits.ts'
import { bookVisit, cancelVisit, changeVisit } from './visit-acts.ts'
import styles from './visit-drawer.module.css'
import { draftOf, type VisitDraft, withDays } from './visit-form.ts'
import { formatStretch, kindHints, kindNames } from './visit-words.ts'

/** A visit to book or to change, from wherever it was opened; `also`: one that may lie outside the weeks shown. */
export function VisitDrawer({ also }: { also?: VisitItem }) {
  const { open, show } = useOpen()
  const visits = useVisits().data
  const plan = useVisitPlan().data
  if (open.change === null) return null
  const close = () => show({ change: null, trip: null, place: null, on: null, who: null })
  const wanted = { change: open.change, trip: open.trip, place: open.place, on: open.on, who: open.who }
  const known = visits && also ? { ...visits, visits: [...visits.visits, also] } : visits
  const draft = known && plan ? draftOf(wanted, known, plan.trips) : undefined
  if (draft && visits && plan)
    return (
      <VisitForm
        key={JSON.stringify(wanted)}
        id={wanted.change}
        migration={plan.migration}
        draft={draft}
        visits={visits}
        onClose={close}
      />
    )
  return (
    <Drawer title="Visit" onClose={close}>
      {draft === null ? (
        <Message icon="calendar" title="No such visit in these weeks">
          It may be over, cancelled, or of another selection.
        </Message>
      ) : (
        <Skeleton height={240} />
      )}
    </Drawer>
  )
}

type FormProps = {
  id: string
  migration: string
  draft: VisitDraft
  visits: VisitsAnswer
  onClose: () => void
}

function VisitForm({ id, migration, draft, visits, onClose }: FormProps) {
  const [input, setInput] = useState(draft.input)
  const [reason, setReason] = useState(draft.input.reason ?? '')
  const say = useDone()
  const full = { ...input, ...(reason.trim() === '' ? { reason: undefined } : { reason: reason.trim() }) }
  const check = useVisitCheck(draft.isNew ? null : id, migration, full)
  const save = useAct<unknown>(() => (draft.isNew ? bookVisit(migration, full) : changeVisit(id, full)))
  const year = Number(visits.asOf.slice(0, 4))
  const office = visits.offices.find(item => item.id === input.office)
  const asksReason = check.needsReason || (save.error?.issues ?? []).some(({ path }) => path === '/reason')
  const saved = (answer: unknown) => {
    const { before } = draft
    const made = (answer as { id?: string }).id
    say({
      text: `${draft.isNew ? 'Booked' : 'Changed'}: ${office?.name ?? input.office}, ${formatStretch(input.from, input.to, year)}.`,
      undo: draft.isNew
        ? made === undefined
          ? undefined
          : () => cancelVisit(made, 'Taken back right after it was booked.')
        : before === null
          ? undefined
          : () => changeVisit(id, { ...before, reason: 'Taken back right after it was changed.' }),
      undone: draft.isNew ? 'Taken back: the visit is cancelled.' : 'Taken back: the visit is as it was.',
    })
    onClose()
  }
  return (
    <ActDrawer
      title={draft.title}
      says="Nobody is booked twice and no closed day is planned: what clashes is said below and refused. Old days stay, struck through; calendars follow by themselves."
      submitText={draft.isNew ? 'Book the visit' : 'Save the change'}
      cancelText="Leave it"
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => runAct(save, undefined, { onSuccess: saved })}
      onClose={onClose}
    >
      {draft.isNew && draft.before === null ? (
        <Field label="Office">
          {control => (
            <select
              {...control}
              value={input.office}
              onChange={event => setInput({ ...input, office: event.currentTarget.value, agenda: [] })}
            >
              {visits.offices.map(({ id: value, name, left }) => (
                <option key={value} value={value}>
                  {name}, {left} left
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <p className={styles.office}>
          <b>{office?.name ?? input.office}</b>
          {draft.before !== null && (draft.before.from !== input.from || draft.before.to !== input.to) ? (
            <>
              {' '}
              <s>{formatStretch(draft.before.from, draft.before.to, year)}</s>
            </>
          ) : null}{' '}
          {input.from <= input.to ? formatStretch(input.from, input.to, year) : ''}
        </p>
      )}
      <div className={styles.days}>
        <Field label="From">
          {control => (
            <input
              {...control}
              type="date"
              required
              value={input.from}
              onChange={event => {
                const from = event.currentTarget.value
                if (from) setInput(withDays(input, { from, to: from > input.to ? from : input.to }))
              }}
            />
          )}
        </Field>
        <Field label="To">
          {control => (
            <input
              {...control}
              type="date"
              required
              min={input.from}
              value={input.to}
              onChange={event =>
                event.currentTarget.value &&
                setInput(withDays(input, { from: input.from, to: event.currentTarget.value }))
              }
            />
          )}
        </Field>
        <Field label="Kind" hint={kindHints[input.kind]}>
          {control => (
            <select
              {...control}
              value={input.kind}
              onChange={event => setInput({ ...input, kind: event.currentTarget.value as VisitKind })}
            >
              {visitKinds.map(kind => (
                <option key={kind} value={kind}>
                  {kindNames[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset className={styles.people}>
        <legend>Who goes</legend>
        {visits.engineers.map(({ id: engineer, name, homeOfficeName, skills }) => (
          <label key={engineer}>
            <input
              type="checkbox"
              checked={input.engineers.includes(engineer)}
              onChange={event =>
                setInput({
                  ...input,
                  engineers: event.currentTarget.checked
                    ? [...input.engineers, engineer]
                    : input.engineers.filter(other => other !== engineer),
                })
              }
            />
            <span>
              {name}{' '}
              <small>
                {homeOfficeName}
                {skills.length > 0 ? ` · ${skills.join(', ')}` : ''}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <AgendaFields input={input} onChange={setInput} year={year} />
      <Field
        label={asksReason ? 'Why this office comes first' : 'Reason'}
        hint={
          asksReason
            ? (check.needsReason ?? 'A neighbour waits: say why this one is visited again.')
            : 'Everybody who opens the visit reads it. May stay empty.'
        }
        fault={asksReason && reason.trim().length < 3 ? 'It needs a reason.' : null}
      >
        {control => (
          <input
            {...control}
            value={reason}
            maxLength={1000}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <ConflictList conflicts={check.conflicts} isChecked={check.isChecked} />
      {draft.isNew ? null : <CancelVisit id={id} name={office?.name ?? input.office} onDone={onClose} />}
    </ActDrawer>
  )
}
