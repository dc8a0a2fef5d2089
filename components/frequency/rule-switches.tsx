'use client'

import Link from 'next/link'
import { Segmented } from '#components/ui/segmented.tsx'
import { defaultRule, ruleAfter, switchesOf } from './counting-rule.ts'
import styles from './rule-switches.module.css'
import { useFrequency } from './use-frequency.ts'
import { useRule } from './use-rule.ts'

const counts = [
  { value: 'deploys', text: 'deploys' },
  { value: 'days', text: 'deploy days' },
  { value: 'clusters', text: 'each cluster' },
  { value: 'rollbacks', text: 'with rollbacks' },
] as const
const pers = [
  { value: 'team', text: 'team' },
  { value: 'median', text: 'median team' },
  { value: 'service', text: 'service' },
] as const
const ons = [
  { value: 'half', text: 'half its services' },
  { value: 'one', text: 'at least one' },
  { value: 'all', text: 'all' },
] as const

/** How to count: three switches over the ways that are computed from the same events. */
export function RuleSwitches() {
  const [rule, setRule] = useRule()
  const { data } = useFrequency()
  const chosen = switchesOf[rule]
  const says = data?.countedAnotherWay.find(way => way.rule === rule)?.says
  return (
    <div className={styles.row}>
      <Segmented
        label="Count"
        options={counts}
        value={chosen.count as (typeof counts)[number]['value']}
        onChange={count => setRule(ruleAfter(rule, { count }))}
      />
      <Segmented
        label="Per"
        options={pers}
        value={chosen.per as (typeof pers)[number]['value']}
        onChange={per => setRule(ruleAfter(rule, { per }))}
      />
      <Segmented
        label="On means"
        options={ons}
        value={chosen.on as (typeof ons)[number]['value']}
        onChange={on => setRule(ruleAfter(rule, { on }))}
      />
      <Link className={styles.link} href="/definitions#deploy" prefetch={false}>
        what counts as a deploy
      </Link>
      {says ? (
        <p className={styles.says}>
          {says}
          {rule === defaultRule ? null : ' From the same stored facts; nothing is changed by looking.'}
        </p>
      ) : null}
    </div>
  )
}
