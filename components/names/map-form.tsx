'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { servicesOptions } from '#lib/query/services-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'
import styles from './names.module.css'
import type { MapWish } from './names-panel.tsx'

/** Enough that an exact name is among them. */
const mostOffered = 200
const kinds = ['backend', 'pipeline', 'website', 'ml', 'other']

/** Another service for a name: one found by typing, or a new one with its owner. */
export function MapForm({
  name: { platform, name, suggestions },
  isBusy,
  onMap,
  onClose,
}: {
  name: NamesAnswer['names'][number]
  isBusy: boolean
  onMap: (wish: MapWish) => void
  onClose: () => void
}) {
  const list = useId()
  const { choices } = useView()
  const [service, setService] = useState('')
  const [team, setTeam] = useState('')
  const [kind, setKind] = useState('backend')
  const wanted = service.trim()
  const found = useQuery({
    ...servicesOptions(noFilters, { q: wanted, limit: mostOffered }),
    enabled: wanted.length > 1,
  })
  // What was found for the text before says nothing of this one.
  const data = found.isPlaceholderData ? undefined : found.data
  const isThere = data?.items.some(({ id }) => id === wanted) === true
  const offered = [
    ...new Set([...suggestions.map(item => item.service), ...(data?.items ?? []).map(({ id }) => id)]),
  ]
  return (
    <form
      className={styles.form}
      aria-label={`What ${name} is`}
      onSubmit={event => {
        event.preventDefault()
        if (wanted === '') return
        if (isThere) onMap({ platform, name, service: wanted })
        else onMap({ platform, name, newService: { id: wanted, team: team || null, kind } })
      }}
    >
      <label className={styles.field}>
        Service
        <input
          value={service}
          list={list}
          maxLength={200}
          autoComplete="off"
          placeholder="Type to search"
          onChange={event => setService(event.currentTarget.value)}
        />
        <datalist id={list}>
          {offered.map(id => (
            <option key={id} value={id} />
          ))}
        </datalist>
      </label>
      {wanted !== '' && data !== undefined && !isThere ? (
        <>
          <label className={styles.field}>
            Owner of the new service
            <select value={team} onChange={event => setTeam(event.currentTarget.value)}>
              <option value="">nobody yet</option>
              {choices.teams.map(({ id, name: title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            Kind
            <select value={kind} onChange={event => setKind(event.currentTarget.value)}>
              {kinds.map(one => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        </>
      ) : null}
      <ActButton
        type="submit"
        size="small"
        tone="primary"
        disabled={isBusy || wanted === '' || data === undefined}
      >
        {wanted === '' || isThere || data === undefined ? 'Map it' : 'Create and map'}
      </ActButton>
      <Button size="small" onClick={onClose}>
        Cancel
      </Button>
    </form>
  )
}
