'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { formatCount } from '#lib/format/number.ts'
import { namesOptions } from '#lib/query/names-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'
import { EnvironmentRulesPanel } from './environment-rules-panel.tsx'
import { NameRulesPanel } from './name-rules-panel.tsx'
import styles from './names.module.css'
import { NamesPanel } from './names-panel.tsx'
import { namesSentence } from './names-sentence.ts'
import { type NameTab, namesParsers } from './names-url.ts'
import { PlaceRulesPanel } from './place-rules-panel.tsx'
import { PlacesPanel } from './places-panel.tsx'

/** What events call things and the catalogue does not know, and the rules that place such names by themselves. */
export function NamesView({ mayChange }: { mayChange: boolean }) {
  const query = useQuery(namesOptions())
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Sources · names" panels={[420]} />}>
      {answer => <Names answer={answer} mayChange={mayChange} />}
    </AnswerFrame>
  )
}

function Names({ answer, mayChange }: { answer: NamesAnswer; mayChange: boolean }) {
  const { linkTo } = useView()
  const [{ list }, setList] = useQueryStates(namesParsers, { history: 'push', scroll: false })
  const sentence = namesSentence(answer)
  const tabs: { tab: NameTab; text: string }[] = [
    { tab: 'names', text: `Names ${formatCount(answer.total)}` },
    { tab: 'places', text: `Places ${formatCount(answer.places.length)}` },
    { tab: 'name-rules', text: 'Naming rules' },
    { tab: 'place-rules', text: 'Place rules' },
    { tab: 'environment-rules', text: 'Environment rules' },
  ]
  return (
    <>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[{ key: 'sources', node: <Link href={linkTo('/sources')}>Sources</Link> }]}
            remarks={['names']}
          />
        }
      >
        {sentence.answer} <span className="soft">{sentence.rest}</span>
      </PageHeading>
      <nav className={styles.tabs} aria-label="Lists of this page">
        {tabs.map(({ tab, text }) => (
          <button
            key={tab}
            type="button"
            aria-current={tab === list ? 'true' : undefined}
            onClick={() => void setList({ list: tab })}
          >
            {text}
          </button>
        ))}
      </nav>
      {mayChange ? null : (
        <p className={styles.note}>Admins map names and change rules; everybody may read them.</p>
      )}
      {list === 'names' ? <NamesPanel answer={answer} mayChange={mayChange} /> : null}
      {list === 'places' ? <PlacesPanel answer={answer} mayChange={mayChange} /> : null}
      {list === 'name-rules' ? <NameRulesPanel mayChange={mayChange} /> : null}
      {list === 'place-rules' ? <PlaceRulesPanel clusters={answer.clusters} mayChange={mayChange} /> : null}
      {list === 'environment-rules' ? <EnvironmentRulesPanel mayChange={mayChange} /> : null}
    </>
  )
}
