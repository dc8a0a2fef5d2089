'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { sourceKindsOptions } from '#lib/query/sources-options.ts'
import type { SourceKindsAnswer } from '#lib/read/answers/source-kinds-answer.ts'
import { ConnectForm } from './connect-form.tsx'
import { ConnectedStep } from './connected-step.tsx'
import styles from './source-view.module.css'
import { WhomToAsk } from './whom-to-ask.tsx'

type Kind = SourceKindsAnswer['items'][number]
/** A kind that can be both is two ways to connect. */
export type Way = { key: string; kind: Kind; isPull: boolean }
export type Connected = { id: string; way: Way; secret: string | null }

/** Choose a kind, say where it is, try it, connect it, and see the first event come in. */
export function AddSourceView({ mayChange }: { mayChange: boolean }) {
  const query = useQuery(sourceKindsOptions())
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Sources" panels={[200, 200]} />}>
      {({ items }) => <AddSource ways={waysOf(items)} mayChange={mayChange} />}
    </AnswerFrame>
  )
}

function waysOf(kinds: readonly Kind[]): Way[] {
  return kinds.flatMap(kind => [
    ...(kind.pull ? [{ key: `pull/${kind.kind}`, kind, isPull: true }] : []),
    ...(kind.hook ? [{ key: `push/${kind.kind}`, kind, isPull: false }] : []),
  ])
}

function AddSource({ ways, mayChange }: { ways: Way[]; mayChange: boolean }) {
  const [key, setKey] = useState<string | null>(null)
  const [connected, setConnected] = useState<Connected | null>(null)
  const way = ways.find(one => one.key === key)
  const crumb = (
    <CrumbTrail
      steps={[
        { key: 'sources', node: <Link href="/sources">Sources</Link> },
        { key: 'new', node: 'Add one' },
      ]}
      remarks={[]}
    />
  )
  if (connected !== null)
    return (
      <>
        <PageHeading crumb={crumb}>
          {connected.id} is connected.{' '}
          <span className="soft">Now let it tell something: its first event shows here as it arrives.</span>
        </PageHeading>
        <ConnectedStep connected={connected} />
      </>
    )
  return (
    <>
      <PageHeading crumb={crumb}>
        Which source do you have? <span className="soft">Nothing is written to it; Landfall only reads.</span>
      </PageHeading>
      {mayChange ? (
        <>
          <Panel title="Kind of source" className={styles.row}>
            <fieldset className={styles.kinds}>
              <legend className="unseen">Kind of source</legend>
              {ways.map(({ key: own, kind, isPull }) => (
                <label key={own}>
                  <input
                    type="radio"
                    name="kind"
                    value={own}
                    checked={own === key}
                    onChange={() => setKey(own)}
                  />
                  <span>
                    <b>{kind.label}</b>
                    <small>{isPull ? 'Landfall reads it' : 'it sends events to Landfall'}</small>
                  </span>
                </label>
              ))}
            </fieldset>
          </Panel>
          {way ? <ConnectForm key={way.key} way={way} onConnected={setConnected} /> : null}
        </>
      ) : (
        <WhomToAsk />
      )}
    </>
  )
}
