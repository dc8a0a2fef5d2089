'use client'

import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { FrameBody } from '#components/charts/frame-body.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { sinceInWords } from '#components/shell/since-of.ts'
import { FactList } from '#components/ui/fact-list.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { ChangeKind } from '#lib/domain/migration/state-changes.ts'
import { formatCount } from '#lib/format/number.ts'
import { progressChangesOptions } from '#lib/query/progress-changes-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import { changeWordsOf, isAgainst } from './change-words.ts'
import { changesParsers } from './changes-url.ts'
import styles from './since-panel.module.css'
import { useProgress } from './use-progress.ts'

// Most visits open no list.
const ChangesDrawer = dynamic(() => import('./changes-drawer.tsx').then(module => module.ChangesDrawer), {
  ssr: false,
})

const mostRows = 7

/** Which services stand elsewhere than at the last review, by what became of them; every number opens its names. */
export function SincePanel() {
  const { filters, choices } = useView()
  const { sinceOn, data: progress, state: whole } = useProgress()
  const { data, state: own, isRefetching } = useAnswer(progressChangesOptions(filters, sinceOn))
  const state = whole.kind === 'empty' ? whole : own
  const [{ changed }, setOpen] = useQueryStates(changesParsers, { history: 'push', scroll: false })
  const year = Number((progress?.asOf ?? choices.now).slice(0, 4))
  const words = sinceInWords(sinceOn, choices.reviews, year)
  const texts = changeWordsOf(usePlatformNames())
  const groups = (data?.groups ?? []).filter(({ count }) => count > 0)
  const open = (kind: ChangeKind | 'all') => void setOpen({ changed: kind })
  const shown = groups.length > mostRows ? groups.slice(0, mostRows - 1) : groups
  const rest = groups.slice(shown.length)
  return (
    <Panel
      title={`What changed since ${words}`}
      note={
        data && data.changed > 0 ? (
          <button type="button" className={styles.open} onClick={() => open('all')}>
            all {formatCount(data.changed)}
          </button>
        ) : undefined
      }
    >
      <FrameBody state={state} height={134} summary="" file="changed" table={null}>
        {data && groups.length === 0 ? (
          <Message icon="tick" title="Nothing has changed">
            Every service is in the state it was in.
          </Message>
        ) : null}
        {groups.length > 0 ? (
          <div className={isRefetching ? styles.faint : undefined}>
            <FactList
              facts={[
                ...shown.map(({ kind, count }) => ({
                  key: kind,
                  figure: formatCount(count),
                  text: (
                    <button type="button" className={styles.open} onClick={() => open(kind)}>
                      {texts[kind]}
                    </button>
                  ),
                  isBad: isAgainst(kind),
                })),
                ...(rest.length === 0
                  ? []
                  : [
                      {
                        key: 'rest',
                        figure: formatCount(rest.reduce((sum, { count }) => sum + count, 0)),
                        text: (
                          <button type="button" className={styles.open} onClick={() => open('all')}>
                            {rest.map(({ kind }) => texts[kind]).join(', ')}
                          </button>
                        ),
                      },
                    ]),
              ]}
            />
          </div>
        ) : null}
      </FrameBody>
      {changed === null ? null : (
        <ChangesDrawer
          kind={changed}
          sinceOn={sinceOn}
          words={words}
          onClose={() => void setOpen({ changed: null, isThen: null }, { history: 'replace' })}
        />
      )}
    </Panel>
  )
}
