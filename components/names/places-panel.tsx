'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatCount } from '#lib/format/number.ts'
import { placeRulesOptions } from '#lib/query/names-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'
import type { PlaceRulesAnswer, PlaceRulesEffect } from '#lib/read/answers/rules-answer.ts'
import styles from './names.module.css'
import { ruleIdFor } from './rule-id-for.ts'

type Place = NamesAnswer['places'][number]
type Rule = PlaceRulesAnswer['items'][number]

/** Places no cluster is known for; one press adds a rule for the place, and its sources are read again. */
export function PlacesPanel({ answer, mayChange }: { answer: NamesAnswer; mayChange: boolean }) {
  const rules = useQuery(placeRulesOptions()).data
  const [said, setSaid] = useState<string | null>(null)
  const save = useAct((items: Rule[]) => sendAct<PlaceRulesEffect>('PUT', 'rules/places', { items }))
  const { places, clusters } = answer
  const onMap = (place: Place, cluster: string) => {
    if (rules === undefined) return
    // Where no place was named, only this source's silence means the cluster.
    const source = place.place === '' ? (place.sources[0] ?? null) : null
    const ids = rules.items.map(rule => rule.id)
    const rule = {
      id: ruleIdFor(place.place || place.sources[0] || 'place', ids),
      source,
      place: place.place === '' ? '*' : place.place,
      cluster,
      environment: null,
    }
    save.mutate([...rules.items, rule], {
      onSuccess: ({ replayed }) =>
        setSaid(
          `${place.place || 'No place'} is now ${cluster}: ${replayed.length === 1 ? 'one source is' : `${replayed.length} sources are`} read again. The rule ${rule.id} stands under Place rules.`,
        ),
    })
  }
  return (
    <Panel title="Places no cluster is known for" note={formatCount(places.length)}>
      <div aria-live="polite">{said ? <p className={styles.done}>{said}</p> : null}</div>
      <ActRefusal title="Nothing was changed" error={save.error} />
      {places.length === 0 ? (
        <Message icon="tick" title="Every place is known">
          All events happened on a cluster of the catalogue.
        </Message>
      ) : (
        <RecordTable
          caption="Places no cluster is known for, by rollouts waiting"
          rows={places}
          rowKey={({ place }) => place}
          columns={[
            {
              key: 'place',
              header: 'Called',
              isTitle: true,
              cell: ({ place }) => (place === '' ? <i>no place named</i> : <b>{place}</b>),
            },
            { key: 'sources', header: 'By', cell: ({ sources }) => sources.join(', ') },
            {
              key: 'rollouts',
              header: 'Rollouts waiting',
              isNumber: true,
              cell: ({ rollouts }) => formatCount(rollouts),
            },
            {
              key: 'is',
              header: 'It is the cluster',
              cell: place =>
                mayChange ? (
                  <ChooseCluster
                    place={place}
                    clusters={clusters}
                    isBusy={save.isPending || rules === undefined}
                    onMap={cluster => onMap(place, cluster)}
                  />
                ) : (
                  place.suggestions.join(', ') || <span className={styles.reason}>nothing is near</span>
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

function ChooseCluster({
  place: { place, platform, suggestions },
  clusters,
  isBusy,
  onMap,
}: {
  place: Place
  clusters: NamesAnswer['clusters']
  isBusy: boolean
  onMap: (cluster: string) => void
}) {
  const fitting = clusters.filter(cluster => platform === null || cluster.platform === platform)
  const [chosen, setChosen] = useState(suggestions[0] ?? fitting[0]?.id ?? '')
  return (
    <div className={styles.buttons}>
      <label className={styles.field}>
        <span className="unseen">Cluster for {place || 'no place'}</span>
        <select value={chosen} onChange={event => setChosen(event.currentTarget.value)}>
          {fitting.map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>
      <ActButton
        size="small"
        disabled={isBusy || chosen === ''}
        onClick={() => onMap(chosen)}
        aria-label={`Map ${place || 'no place'} to ${chosen}`}
      >
        Map it
      </ActButton>
      {suggestions.length > 0 ? <span className={styles.reason}>names {suggestions[0]}</span> : null}
    </div>
  )
}
