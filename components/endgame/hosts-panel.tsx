'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import styles from './hosts-panel.module.css'
import { useEndgame } from './use-endgame.ts'

/** Hosts whose last tenant left, by site; their names are one press away. */
export function HostsPanel() {
  const { data } = useEndgame()
  if (data === undefined)
    return (
      <Panel title="Hosts to switch off today">
        <Skeleton height={140} />
      </Panel>
    )
  return <Hosts data={data} />
}

const mostSquares = 30
const copiedMs = 3_000
const chordMs = 1_500

function Hosts({ data }: { data: EndgameAnswer }) {
  const { hostsToSwitchOff, sites, asOf } = data
  const bySite = [...Map.groupBy(hostsToSwitchOff, ({ cluster }) => cluster)].sort(
    ([, one], [, other]) => other.length - one.length,
  )
  const year = Number(asOf.slice(0, 4))
  const [isCopied, setCopied] = useState(false)
  const names = hostsToSwitchOff.map(({ host }) => host).join('\n')
  const copy = async () => {
    await navigator.clipboard.writeText(names)
    setCopied(true)
    setTimeout(() => setCopied(false), copiedMs)
  }
  useCopyKey(names === '' ? null : copy)
  const told = sites.filter(({ hosts }) => hosts !== null)
  const off = sites.filter(({ canSwitchOffSince }) => canSwitchOffSince !== null)
  const checks = told.flatMap(({ checkedAt }) => (checkedAt === null ? [] : [checkedAt])).sort()
  const silent = told.filter(({ isSilent }) => isSilent).map(({ cluster }) => cluster)
  return (
    <Panel title="Hosts to switch off today" note="by site">
      {told.length === 0 ? (
        <Message icon="clock" title="Nobody tells of hosts">
          A collector on the masters does; deploys that are pushed name none. Connect one under Sources.
        </Message>
      ) : bySite.length === 0 ? (
        <Message icon="tick" title="No host is empty">
          A host is named here once its last tenant left.
        </Message>
      ) : (
        <>
          <ul className={styles.sites}>
            {bySite.map(([site, hosts]) => (
              <li key={site}>
                <span>{site}</span>
                <span className={styles.squares} aria-hidden="true">
                  {hosts.slice(0, mostSquares).map(({ host }) => (
                    <i key={host} />
                  ))}
                </span>
                <b>{hosts.length}</b>
              </li>
            ))}
          </ul>
          <div className={styles.copy}>
            <Button tone="primary" onClick={() => void copy()} aria-keyshortcuts="c">
              {isCopied ? 'Copied' : `Copy ${formatCounted(hostsToSwitchOff.length, 'host name')}`}
            </Button>
            <span className="text-2">
              {checks[0] === undefined
                ? ''
                : `checked ${checks[0].slice(11, 16)} UTC, ${formatDay(checks[0].slice(0, 10), year)}`}
            </span>
            <span className="unseen" role="status">
              {isCopied ? `${formatCounted(hostsToSwitchOff.length, 'host name')} copied` : ''}
            </span>
          </div>
          <details className={styles.list}>
            <summary>Names, and since when</summary>
            <table>
              <caption className="unseen">Empty hosts by name</caption>
              <thead>
                <tr>
                  <th scope="col">Host</th>
                  <th scope="col">Empty since</th>
                </tr>
              </thead>
              <tbody>
                {hostsToSwitchOff.map(({ cluster, host, since, isNeverUsed }) => (
                  <tr key={`${cluster}/${host}`}>
                    <th scope="row">{host}</th>
                    <td>
                      {formatDay(since.slice(0, 10), year)}
                      {isNeverUsed ? ', never used' : ''}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      {silent.length > 0 ? (
        <p className={styles.note}>
          <span className="watch">{silent.join(', ')} cannot be heard now</span>: look before switching off.
        </p>
      ) : null}
      {off.map(({ cluster, canSwitchOffSince }) => (
        <p key={cluster} className={styles.note}>
          <b>{cluster}</b> has no tenant since {formatDay(canSwitchOffSince!.slice(0, 10), year)}: the whole
          site can go.
        </p>
      ))}
    </Panel>
  )
}

/** `c` copies, except as the second key of a jump and where one types. */
function useCopyKey(copy: (() => Promise<void>) | null): void {
  const latest = useRef(copy)
  latest.current = copy
  useEffect(() => {
    let jumpedAt = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping || event.defaultPrevented) return
      if (event.key === 'g') jumpedAt = event.timeStamp
      else if (event.key === 'c' && event.timeStamp - jumpedAt > chordMs) void latest.current?.()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
