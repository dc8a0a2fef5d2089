'use client'

import Link from 'next/link'
import { PlatformMark } from '#components/service/platform-mark.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ToldRolloutAnswer } from '#lib/read/answers/event-answer.ts'
import type { EventItem } from '#lib/read/answers/events-answer.ts'
import { EventButton } from './event-button.tsx'
import styles from './event-drawer.module.css'
import { fateRules, fateText } from './fate-text.ts'

type Open = (event: { source: string; id: string }) => void

/** One rollout an event told: what it was, the rule that decided, and everything it was counted with. */
export function ToldRollout({ told, onOpen }: { told: ToldRolloutAnswer; onOpen: Open }) {
  const { linkTo } = useView()
  const { item } = told
  const isMapped = item.service !== null && !item.service.startsWith('?')
  const facts: [string, string | null][] = [
    ['Version', item.version],
    ['Artefact', item.artefact],
    ['Commit', told.commit],
    ['Change', told.change],
    ['By', told.actor],
    ['Approved by', told.approvedBy],
    ['Started', told.startedAt && formatInstant(told.startedAt)],
    ['Finished', formatInstant(item.at)],
    ['Outcome', [item.kind, item.outcome].filter(Boolean).join(', ').replaceAll('_', ' ')],
  ]
  return (
    <article className={styles.told}>
      <h3>
        {isMapped ? (
          <Link href={linkTo(`/services/${encodeURIComponent(item.service!)}`)}>{item.service}</Link>
        ) : (
          (told.reportedName ?? item.service)
        )}{' '}
        <PlatformMark platform={item.platform ?? ''}>{item.cluster || 'no place'}</PlatformMark>
      </h3>
      {item.fate === null ? null : (
        <p className={styles.rule}>
          <b>{sentence(fateText(item.fate))}.</b> {fateRules[item.fate]}
        </p>
      )}
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {told.group.length > 1 ? <Group told={told} onOpen={onOpen} /> : null}
    </article>
  )
}

/** All that is one deploy with it: the one that counts, what was folded into that, and who else told of each. */
function Group({ told, onOpen }: { told: ToldRolloutAnswer; onOpen: Open }) {
  const { group, item } = told
  const head = group.find(({ fate, into }) => into === null && fate !== 'witness')
  const parts = group.filter(({ fate }) => fate !== 'witness').length
  const disagrees = new Set(told.disagreeing.map(({ source, rollout }) => `${source}\n${rollout}`))
  return (
    <>
      <h4>
        {head?.fate === 'deploy'
          ? `Counted once, as the deploy of ${formatInstant(head.at)}: ${formatCounted(parts, 'rollout')}`
          : 'Told by more than one source'}
      </h4>
      <ul className={styles.group}>
        {group.map(member => (
          <li
            key={`${member.source} ${member.rollout}`}
            aria-current={
              member.rollout === item.rollout && member.source === item.source ? 'true' : undefined
            }
          >
            <Member member={member} onOpen={onOpen} />
            {disagrees.has(`${member.source}\n${member.rollout}`) ? (
              <b className="watch"> disagrees: it says {member.outcome?.replaceAll('_', ' ')}</b>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Member({ member, onOpen }: { member: EventItem; onOpen: Open }) {
  const text = `${formatInstant(member.at)}, ${member.source}`
  return (
    <>
      {member.id === null ? (
        text
      ) : (
        <EventButton event={{ source: member.source, id: member.id }} onOpen={onOpen} text={text} />
      )}{' '}
      <span className="text-2">
        {member.cluster}: {member.fate === null ? '' : fateText(member.fate)}
      </span>
    </>
  )
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
