'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { type EnvironmentClass, environmentClasses } from '#lib/domain/placement/cluster.ts'
import { formatCounted } from '#lib/format/number.ts'
import { environmentRulesOptions } from '#lib/query/names-options.ts'
import type { EnvironmentRulesAnswer, EnvironmentRulesEffect } from '#lib/read/answers/rules-answer.ts'
import styles from './names.module.css'
import { RuleEditor } from './rule-editor.tsx'
import { TextField } from './text-field.tsx'

type Rule = EnvironmentRulesAnswer['items'][number]

/** Ordered rules from environment texts to what they mean, before the built-in ones. */
export function EnvironmentRulesPanel({ mayChange }: { mayChange: boolean }) {
  const query = useQuery(environmentRulesOptions())
  return (
    <Panel title="Environment rules" note="the first that matches decides">
      <AnswerFrame query={query} waiting={<Skeleton height={120} />}>
        {({ items, builtIn }) => (
          <>
            <p className={styles.note}>
              What a rollout’s own word for its environment means. Behind these stand the built-in ones:{' '}
              {builtIn.map(({ pattern, class: of }, index) => (
                <span key={pattern}>
                  {index > 0 ? ', ' : ''}
                  <code>{pattern}</code> {of}
                </span>
              ))}
              ; everything else is staging. Production needs a production cluster too. Saving works every
              service out anew.
            </p>
            <RuleEditor<Rule, EnvironmentRulesEffect>
              path="rules/environments"
              items={items}
              mayChange={mayChange}
              empty="Only the built-in rules hold."
              nameOf={rule => rule.pattern || 'a new rule'}
              blank={() => ({ pattern: '', class: 'production' })}
              fields={(rule, change) => (
                <>
                  <TextField
                    label="When the environment is like"
                    value={rule.pattern}
                    placeholder="prod-*"
                    onChange={pattern => change({ ...rule, pattern })}
                  />
                  <label className={styles.field}>
                    Then it is
                    <select
                      value={rule.class}
                      onChange={event =>
                        change({ ...rule, class: event.currentTarget.value as EnvironmentClass })
                      }
                    >
                      {environmentClasses.map(of => (
                        <option key={of}>{of}</option>
                      ))}
                    </select>
                  </label>
                </>
              )}
              effect={effect => <EnvironmentEffect effect={effect} />}
            />
          </>
        )}
      </AnswerFrame>
    </Panel>
  )
}

const mostNamed = 12

function EnvironmentEffect({ effect: { rollouts, environments } }: { effect: EnvironmentRulesEffect }) {
  if (rollouts === 0) return <>no rollout known now changes its class.</>
  return (
    <>
      {formatCounted(rollouts, 'rollout')} {rollouts === 1 ? 'changes its' : 'change their'} class.
      <ul>
        {environments.slice(0, mostNamed).map(({ environment, from, to, rollouts: count }) => (
          <li key={`${environment} ${from} ${to}`}>
            <b>{environment}</b>: {from} → {to}, {formatCounted(count, 'rollout')}
          </li>
        ))}
      </ul>
    </>
  )
}
