import Link from 'next/link'
import { FactList } from '#components/ui/fact-list.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatAge } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'

/** Services whose events could not be turned into states: their last good answer stays, and why is said. */
export function DeadLettersPanel({ letters, now }: { letters: SourcesAnswer['deadLetters']; now: number }) {
  return (
    <Panel
      title="Services we could not work out"
      note={formatCount(letters.length)}
      actions={<Link href="/sources/dead-letters">Dead letters</Link>}
    >
      {letters.length === 0 ? (
        <Message icon="tick" title="None">
          Every service’s events were turned into states and deploys.
        </Message>
      ) : (
        <FactList
          facts={letters.map(({ service, error, at }) => ({
            key: service,
            figure: '',
            text: (
              <>
                <b>{service}</b> {error}
              </>
            ),
            aside: `${formatAge(now - Date.parse(at))} ago`,
          }))}
        />
      )}
    </Panel>
  )
}
