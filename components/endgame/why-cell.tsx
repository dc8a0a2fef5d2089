'use client'

import Link from 'next/link'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { formatDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import { type Item, whyStillThere } from './endgame-words.ts'
import styles from './left-panel.module.css'

/** Why a service is still there: what runs or was said, then the blockers that hold it and their days. */
export function WhyCell({ item, now }: { item: Item; now: number }) {
  const { linkTo } = useView()
  const year = new Date(now).getUTCFullYear()
  return (
    <>
      {whyStillThere(item, now, usePlatformNames())}
      {item.blockers.map(({ id, title, promised }) => (
        <span key={id} className={styles.holder}>
          {' · '}
          <Link href={linkTo(`/blockers/${id}`)} prefetch={false}>
            {title}
          </Link>{' '}
          <span className={promised === null ? 'bad' : 'text-3'}>
            {promised === null ? 'no date' : formatDay(promised, year)}
          </span>
        </span>
      ))}
    </>
  )
}
