'use client'

import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatCount, formatCounted, noValue } from '#lib/format/number.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import styles from './facts-strip.module.css'
import { useOpen, usePromises, useVisits } from './use-visits.ts'

/** Five questions that need only a count; each opens its list. */
export function FactsStrip() {
  const { data } = useVisits()
  if (data === undefined) return <Skeleton height={44} />
  return <Facts data={data} />
}

function Facts({ data: { facts } }: { data: VisitsAnswer }) {
  const { show } = useOpen()
  const { requests, stuck, alone, gap } = facts
  const promises = usePromises().data?.totals ?? null
  return (
    <ul className={styles.strip} aria-label="Five counts">
      <Fact
        count={requests.waiting}
        name={requests.waiting === 1 ? 'request waiting' : 'requests waiting'}
        detail={
          requests.waiting === 0
            ? 'nobody asked'
            : `${requests.oldestDays ? `oldest ${formatCounted(requests.oldestDays, 'day')}` : 'asked today'}${requests.oldestTeamName === null ? '' : `, ${requests.oldestTeamName}`}`
        }
        onOpen={() => show({ list: 'requests' })}
      />
      <Fact
        count={stuck?.services ?? null}
        name="stuck half-way"
        detail={stuck === null ? 'too few finished to say' : 'on both past the usual time'}
        onOpen={() => show({ list: 'stuck' })}
      />
      <Fact
        count={alone.teams}
        name={alone.teams === 1 ? 'team can move alone' : 'teams can move alone'}
        detail="leave them out, send the guide"
        onOpen={() => show({ list: 'alone' })}
      />
      <Fact
        count={gap?.services ?? 0}
        name="wait on one platform gap"
        detail={gap === null ? 'none is open' : gap.title}
        onOpen={() => show({ list: 'gap' })}
      />
      <Fact
        count={promises?.open ?? null}
        name={promises?.open === 1 ? 'promise open' : 'promises open'}
        detail={
          promises === null
            ? noValue
            : promises.overdue === 0
              ? 'none past its date'
              : `${promises.overdue} past ${promises.overdue === 1 ? 'its' : 'their'} date`
        }
        onOpen={() => show({ list: 'promises' })}
      />
    </ul>
  )
}

type FactProps = { count: number | null; name: string; detail: string; onOpen: () => void }

function Fact({ count, name, detail, onOpen }: FactProps) {
  return (
    <li>
      <button type="button" className={styles.fact} onClick={onOpen} aria-haspopup="dialog">
        <b className={styles.count}>{formatCount(count)}</b>
        <span>
          {name}
          <small>{detail}</small>
        </span>
      </button>
    </li>
  )
}
