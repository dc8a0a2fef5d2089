'use client'

import Link from 'next/link'
import { useState } from 'react'
import { usePlatformName } from '#components/charts/platform-words.ts'
import { PlatformMark } from '#components/service/platform-mark.tsx'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { namesOptions } from '#lib/query/names-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'
import { MapForm } from './map-form.tsx'
import styles from './names.module.css'

type Name = NamesAnswer['names'][number]
export type MapWish = { platform: string; name: string } & (
  | { service: string }
  | { newService: { id: string; team: string | null; kind: string | null } }
)
type Mapped = { platform: string; name: string; service: string }
const keyOf = ({ platform, name }: Pick<Name, 'platform' | 'name'>): string => `${platform} ${name}`

/** Names nobody has placed, the loudest first, each with what it may be; one press maps it, another takes it back. */
export function NamesPanel({ answer, mayChange }: { answer: NamesAnswer; mayChange: boolean }) {
  const platformName = usePlatformName()
  const { linkTo } = useView()
  const [done, setDone] = useState<Mapped[]>([])
  const [open, setOpen] = useState<string | null>(null)
  const map = useAct((wish: MapWish) => sendAct<{ service: string }>('POST', 'names/map', wish))
  const undo = useAct((name: Mapped) =>
    sendAct('POST', 'names/unmap', { platform: name.platform, name: name.name }),
  )
  const onMap = (wish: MapWish) =>
    map.mutate(wish, {
      onSuccess: ({ service }) => {
        setOpen(null)
        setDone(list => [{ platform: wish.platform, name: wish.name, service }, ...list])
      },
    })
  const onUndo = (name: Mapped) =>
    undo.mutate(name, { onSuccess: () => setDone(list => list.filter(item => item !== name)) })
  const isBusy = map.isPending || undo.isPending
  const { names, total } = answer
  return (
    <Panel
      title="Names we cannot place"
      note={formatCount(total)}
      actions={<CsvLink of="Names" href={csvHref(namesOptions())} />}
    >
      <div aria-live="polite">
        {done.length > 0 ? (
          <ul className={styles.done}>
            {done.map(item => (
              <li key={keyOf(item)}>
                <span>
                  <b>{item.name}</b> now counts as{' '}
                  <Link href={linkTo(`/services/${encodeURIComponent(item.service)}`)}>{item.service}</Link>
                </span>
                <ActButton size="small" disabled={isBusy} onClick={() => onUndo(item)}>
                  Undo
                </ActButton>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <ActRefusal title="Nothing was changed" error={map.error ?? undo.error} />
      {names.length === 0 ? (
        <Message icon="tick" title="Every name is placed">
          All events belong to a service of the catalogue.
        </Message>
      ) : (
        <RecordTable
          caption="Names we cannot place, by rollouts waiting"
          rows={names}
          rowKey={keyOf}
          columns={[
            {
              key: 'name',
              header: 'Seen as',
              isTitle: true,
              cell: name => (
                <>
                  <b>{name.name}</b> {name.isPassing ? <Tag tone="watch">no service?</Tag> : null}
                  <Traits traits={name.traits} />
                </>
              ),
            },
            {
              key: 'platform',
              header: 'On',
              cell: ({ platform }) => (
                <PlatformMark platform={platform}>{platformName(platform)}</PlatformMark>
              ),
            },
            { key: 'sources', header: 'Told by', cell: ({ sources }) => sources.join(', ') },
            {
              key: 'seen',
              header: 'Seen',
              cell: ({ firstSeenAt, lastSeenAt }) =>
                firstSeenAt === null || lastSeenAt === null ? '–' : spanOf(firstSeenAt, lastSeenAt),
            },
            {
              key: 'rollouts',
              header: 'Rollouts waiting',
              isNumber: true,
              cell: ({ rollouts }) => formatCount(rollouts),
            },
            {
              key: 'is',
              header: 'It may be',
              cell: name =>
                open === keyOf(name) ? (
                  <MapForm name={name} isBusy={isBusy} onMap={onMap} onClose={() => setOpen(null)} />
                ) : (
                  <Suggested
                    name={name}
                    mayChange={mayChange}
                    isBusy={isBusy}
                    onMap={service => onMap({ platform: name.platform, name: name.name, service })}
                    onOther={() => setOpen(keyOf(name))}
                  />
                ),
            },
          ]}
        />
      )}
      {total > names.length ? (
        <p className={styles.note}>
          The first {formatCount(names.length)} of {formatCount(total)} names.
        </p>
      ) : null}
    </Panel>
  )
}

const spanOf = (from: string, to: string): string => {
  const [first, last] = [formatDay(from.slice(0, 10)), formatDay(to.slice(0, 10))]
  return first === last ? first : `${first} to ${last}`
}

function Traits({ traits }: { traits: Name['traits'] }) {
  const shown = Object.entries(traits).slice(0, 4)
  if (shown.length === 0) return null
  return <div className={styles.traits}>{shown.map(([key, value]) => `${key} ${value}`).join(' · ')}</div>
}

function Suggested({
  name,
  mayChange,
  isBusy,
  onMap,
  onOther,
}: {
  name: Name
  mayChange: boolean
  isBusy: boolean
  onMap: (service: string) => void
  onOther: () => void
}) {
  const [first] = name.suggestions
  return (
    <div className={styles.buttons}>
      {first ? (
        mayChange ? (
          <ActButton size="small" disabled={isBusy} onClick={() => onMap(first.service)}>
            Map to {first.service}
          </ActButton>
        ) : (
          <b>{first.service}</b>
        )
      ) : null}
      <span className={styles.reason}>{first ? first.reason : 'nothing is near'}</span>
      {mayChange ? (
        <Button
          size="small"
          disabled={isBusy}
          onClick={onOther}
          aria-label={`Another service for ${name.name}`}
        >
          {first ? 'Other…' : 'Choose…'}
        </Button>
      ) : null}
    </div>
  )
}
