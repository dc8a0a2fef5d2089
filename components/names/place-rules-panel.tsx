'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { placeRulesOptions } from '#lib/query/names-options.ts'
import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'
import type { PlaceRulesAnswer, PlaceRulesEffect } from '#lib/read/answers/rules-answer.ts'
import styles from './names.module.css'
import { RuleEditor } from './rule-editor.tsx'
import { ruleIdFor } from './rule-id-for.ts'
import { orNull, TextField } from './text-field.tsx'

type Rule = PlaceRulesAnswer['items'][number]

/** Ordered rules from what sources call a place to a cluster of the catalogue. */
export function PlaceRulesPanel({
  clusters,
  mayChange,
}: {
  clusters: NamesAnswer['clusters']
  mayChange: boolean
}) {
  const query = useQuery(placeRulesOptions())
  return (
    <Panel title="Place rules" note="the first that matches finds the cluster">
      <p className={styles.note}>
        What a delivery tool calls a place (<code>account/namespace</code>, an environment’s name) is a
        cluster here. A rule without a source holds for all of them. Without a rule a cluster’s own id works,
        then the part before the last slash. When rules change, the sources they touch are read again.
      </p>
      <AnswerFrame query={query} waiting={<Skeleton height={120} />}>
        {({ items }) => (
          <RuleEditor<Rule, PlaceRulesEffect>
            path="rules/places"
            items={items}
            mayChange={mayChange}
            empty="No rule: places are found by their own names."
            nameOf={rule => rule.id || 'a rule without an id'}
            blank={rules => ({
              id: ruleIdFor(
                'place',
                rules.map(rule => rule.id),
              ),
              source: null,
              place: '',
              cluster: clusters[0]?.id ?? '',
              environment: null,
            })}
            fields={(rule, change) => (
              <>
                <TextField label="Id" value={rule.id} onChange={id => change({ ...rule, id })} />
                <TextField
                  label="When the source is like"
                  value={rule.source ?? ''}
                  placeholder="any source"
                  onChange={source => change({ ...rule, source: orNull(source) })}
                />
                <TextField
                  label="and the place is like"
                  value={rule.place}
                  placeholder="prod-eu/*"
                  onChange={place => change({ ...rule, place })}
                />
                <label className={styles.field}>
                  Then it is the cluster
                  <select
                    value={rule.cluster}
                    onChange={event => change({ ...rule, cluster: event.currentTarget.value })}
                  >
                    {clusters.some(({ id }) => id === rule.cluster) ? null : <option>{rule.cluster}</option>}
                    {clusters.map(({ id }) => (
                      <option key={id}>{id}</option>
                    ))}
                  </select>
                </label>
                <TextField
                  label="and the environment, if none is said"
                  value={rule.environment ?? ''}
                  placeholder="the cluster’s"
                  onChange={environment => change({ ...rule, environment: orNull(environment) })}
                />
              </>
            )}
            effect={effect => <PlaceEffect effect={effect} />}
          />
        )}
      </AnswerFrame>
    </Panel>
  )
}

const mostNamed = 12

function PlaceEffect({ effect: { places, replayed } }: { effect: PlaceRulesEffect }) {
  return (
    <>
      {replayed.length === 0
        ? 'no source is read again.'
        : `${formatCounted(replayed.length, 'source')} read again: ${replayed.slice(0, mostNamed).join(', ')}${replayed.length > mostNamed ? ' and more' : ''}.`}
      {places.length > 0 ? (
        <ul>
          {places.slice(0, mostNamed).map(({ source, place, from, to, rollouts }) => (
            <li key={`${source} ${place}`}>
              <b>{place || 'no place'}</b> from {source}: {from ?? 'waiting'} → {to ?? 'waiting'},{' '}
              {formatCounted(rollouts, 'rollout')}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
