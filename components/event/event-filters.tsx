'use client'

import { useCallback } from 'react'
import { SearchBox } from '#components/service/search-box.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { type EventOutcome, eventKinds, eventOutcomes } from '#lib/domain/event/event-outcomes.ts'
import { formatPlatform } from '#lib/format/state-name.ts'
import { useView } from '#lib/query/use-view.ts'
import type { EventsAnswer } from '#lib/read/answers/events-answer.ts'
import styles from './event-filters.module.css'
import type { EventsUrl } from './events-url.ts'
import { kindNames, outcomeNames } from './outcome-names.ts'

type EventFiltersProps = {
  answer: EventsAnswer
  asked: EventsUrl
  onChange: (change: Partial<{ [key in keyof EventsUrl]: EventsUrl[key] | null }>) => void
}

const outcomeOrder: readonly EventOutcome[] = [
  'in_ledger',
  'deploy',
  'folded',
  'left_out',
  ...eventOutcomes.filter(name => !['in_ledger', 'deploy', 'folded', 'left_out'].includes(name)),
]

/** What to look for: kind, words, source, platform, place, outcome and period. */
export function EventFilters({ answer, asked, onChange }: EventFiltersProps) {
  const { filters, setView } = useView()
  const { offers } = answer
  const onSearch = useCallback((q: string) => onChange({ q }), [onChange])
  const isRollouts = asked.what === 'rollouts'
  const isPlaced = isRollouts || asked.what === 'evidence'
  const hasPeriod = filters.from !== null || filters.to !== null || asked.week !== null
  const isNarrowed =
    hasPeriod ||
    asked.q !== '' ||
    [asked.source, asked.service, asked.platform, asked.cluster, asked.outcome].some(list => list.length > 0)
  return (
    <div className={styles.bar}>
      <SearchBox
        value={asked.q}
        onSearch={onSearch}
        label="Search by part of a service’s name, or by an id"
        placeholder="Service or id"
      />
      <label className={styles.field}>
        <span>Show</span>
        <select
          value={asked.what}
          onChange={event => onChange({ what: event.currentTarget.value as EventsUrl['what'] })}
        >
          {eventKinds.map(kind => (
            <option key={kind} value={kind}>
              {kindNames[kind]}
            </option>
          ))}
        </select>
      </label>
      <Choice
        name="Source"
        chosen={asked.source}
        options={offers.sources}
        onChoose={source => onChange({ source })}
      />
      {isPlaced ? (
        <>
          <Choice
            name="Platform"
            chosen={asked.platform}
            options={offers.platforms}
            nameOf={formatPlatform}
            onChoose={platform => onChange({ platform })}
          />
          <Choice
            name="Place"
            chosen={asked.cluster}
            options={offers.clusters}
            onChoose={cluster => onChange({ cluster })}
          />
        </>
      ) : null}
      {isRollouts ? (
        <Choice
          name="Outcome"
          chosen={asked.outcome}
          options={outcomeOrder}
          nameOf={name => outcomeNames[name as EventOutcome]}
          onChoose={outcome => onChange({ outcome: outcome as EventOutcome[] })}
        />
      ) : null}
      <span className={styles.period}>
        <label className={styles.field}>
          <span>From</span>
          <input
            type="date"
            value={filters.from ?? ''}
            onChange={event => void setView({ from: event.currentTarget.value || null })}
          />
        </label>
        <label className={styles.field}>
          <span>to</span>
          <input
            type="date"
            value={filters.to ?? ''}
            onChange={event => void setView({ to: event.currentTarget.value || null })}
          />
        </label>
      </span>
      {asked.service.length > 0 ? (
        <Button size="small" onClick={() => onChange({ service: null })}>
          {asked.service.join(', ')} <Icon name="cross" size={11} />
        </Button>
      ) : null}
      {asked.week !== null ? (
        <Button size="small" onClick={() => onChange({ week: null })}>
          {asked.week} <Icon name="cross" size={11} />
        </Button>
      ) : null}
      {isNarrowed ? (
        <Button
          size="small"
          onClick={() => {
            void setView({ from: null, to: null })
            onChange({
              q: null,
              source: null,
              service: null,
              platform: null,
              cluster: null,
              outcome: null,
              week: null,
            })
          }}
        >
          Reset
        </Button>
      ) : null}
    </div>
  )
}

type ChoiceProps = {
  name: string
  chosen: readonly string[]
  options: readonly string[]
  nameOf?: (id: string) => string
  onChoose: (chosen: string[]) => void
}

/** Any number of what there is; none means all. */
function Choice({ name, chosen, options, nameOf = String, onChoose }: ChoiceProps) {
  const text =
    chosen.length === 0 ? 'all' : chosen.length === 1 ? nameOf(chosen[0]!) : `${chosen.length} of them`
  const known = [...new Set([...options, ...chosen])]
  return (
    <details className={styles.choice}>
      <summary className={chosen.length > 0 ? styles.narrowed : undefined}>
        {name} <b>{text}</b>
        <Icon name="down" size={12} />
      </summary>
      <fieldset className={styles.menu}>
        <legend className="unseen">{name}</legend>
        {known.map(id => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() =>
                onChoose(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id])
              }
            />
            {nameOf(id)}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
