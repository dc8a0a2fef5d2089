'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useStateNames } from '#components/charts/platform-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { filtersOfInstant } from '#lib/query/disputes-options.ts'
import { servicesOptions } from '#lib/query/services-options.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './blocker.module.css'

const shown = 30

/** Left services to say something of, found as they are typed; of one team where only its own may be chosen. */
export function ServicePicker({
  team,
  picked,
  without = [],
  onPick,
}: {
  team: string | null
  picked: readonly string[]
  /** Chosen already elsewhere. */
  without?: readonly string[]
  onPick: (services: string[]) => void
}) {
  const { filters } = useView()
  const stateNames = useStateNames()
  const [text, setText] = useState('')
  const typed = useDeferredValue(text.trim())
  const isAsked = typed !== '' || team !== null
  const { data } = useQuery({
    ...servicesOptions(
      { ...filtersOfInstant(filters), ...(team === null ? {} : { team: [team] }) },
      {
        state: ['origin_only', 'both', 'back_on_origin'],
        inScope: true,
        q: typed === '' ? null : typed,
        limit: shown,
      },
    ),
    enabled: isAsked,
  })
  const found = isAsked ? (data?.items ?? []).filter(({ id }) => !without.includes(id)) : []
  const toggle = (id: string) =>
    onPick(picked.includes(id) ? picked.filter(one => one !== id) : [...picked, id])
  return (
    <>
      <Field
        label="Services it holds"
        hint={team === null ? 'Type a part of a name or of an owner.' : 'Of your team; others add their own.'}
      >
        {control => (
          <input
            {...control}
            type="search"
            value={text}
            maxLength={200}
            placeholder="Find services"
            onChange={event => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {picked.length > 0 ? (
        <ul className={styles.picked} aria-label="Chosen">
          {picked.map(id => (
            <li key={id}>
              <Button size="small" aria-label={`Leave ${id} out`} onClick={() => toggle(id)}>
                {id} ×
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {found.length > 0 ? (
        <div className={styles.found}>
          {found.map(({ id, team: owner, state }) => (
            <button key={id} type="button" aria-pressed={picked.includes(id)} onClick={() => toggle(id)}>
              <span>{id}</span>
              <small>
                {owner ?? 'no owner'} · {stateNames[state]}
              </small>
            </button>
          ))}
        </div>
      ) : isAsked && data !== undefined ? (
        <p className="text-3">Nothing left is called so.</p>
      ) : null}
    </>
  )
}
