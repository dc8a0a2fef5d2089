'use client'

import { usePlatformNames, useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import type { DisagreementItem, ReportFormAnswer } from '#lib/read/answers/report-answer.ts'
import { agreementNames, agreementTones, claimNames, saidText, seenText } from './report-words.ts'
import styles from './said-and-seen.module.css'
import { StruckDays } from './struck-days.tsx'

/** Each thing said, what is seen of it, and whether the two agree; what contradicts first. */
export function SaidLines({ answer }: { answer: ReportFormAnswer }) {
  const states = useStateNames()
  const { from } = usePlatformNames()
  const year = Number(answer.asOf.slice(0, 4))
  const words = { year, states, from }
  const contradicted = new Set(answer.disagreements.map(({ service }) => service))
  const said = answer.left.filter(one => one.said !== null && !contradicted.has(one.service))
  if (answer.disagreements.length + said.length === 0) return null
  return (
    <ul className={styles.lines}>
      {answer.disagreements.map(one => (
        <Contradicted key={`${one.service} ${one.said}`} item={one} words={words} />
      ))}
      {said.map(({ service, state, since, said: claim }) => (
        <li key={service}>
          <span className={styles.name}>
            <StateMark state={state} size={10} />
            <b>{service}</b>
          </span>
          <Tag>{agreementNames.agree}</Tag>
          <span>
            <span className="text-3">said</span> {claimNames[claim!.kind]}{' '}
            <StruckDays former={claim!.formerDays} day={claim!.byOn} year={year} prefix="by" />
          </span>
          <span>
            <span className="text-3">seen</span> {states[state]}
            {since === null ? '' : ` since ${formatDay(since.slice(0, 10), year)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Words = Parameters<typeof saidText>[1]

function Contradicted({ item, words }: { item: DisagreementItem; words: Words }) {
  return (
    <li>
      <span className={styles.name}>
        {item.seen.state === null ? null : <StateMark state={item.seen.state} size={10} />}
        <b>{item.service ?? 'The team'}</b>
      </span>
      <Tag tone={agreementTones[item.agreement]}>{agreementNames[item.agreement]}</Tag>
      <span>{saidText(item, words)}</span>
      <span>{seenText(item, words)}</span>
    </li>
  )
}
