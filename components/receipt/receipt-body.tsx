'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { CodeBox } from '#components/ui/code-box.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import { formatBetween, formatCount, formatCounted } from '#lib/format/number.ts'
import { searchOfFilters } from '#lib/query/search-of-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { figureText, formatFigure } from './format-figure.ts'
import styles from './receipt.module.css'
import { ReceiptFoot } from './receipt-foot.tsx'
import { ReceiptRows } from './receipt-rows.tsx'
import { datesInWords, filterWords, momentWords } from './receipt-words.ts'

/** A receipt from the sum down: each line answers one doubt. */
export function ReceiptBody({ receipt }: { receipt: ReceiptAnswer }) {
  const { definition, counted, leftOut, method, tooLittle, rows } = receipt
  const { filters } = useView()
  const search = searchOfFilters(filters)
  const isCount = receipt.sum.length === 0
  const names = rows ? <ReceiptRows receipt={receipt} rows={rows} /> : null
  return (
    <div className={styles.receipt}>
      <Sum receipt={receipt} />
      {/* A count is its names; what is computed is explained first. */}
      {isCount ? names : null}
      <dl className={styles.facts}>
        <Row name="Definition">
          {definition.says} {definition.formula ? <i>{definition.formula}. </i> : null}
          <Link href={`/definitions#${definition.id}`}>{definition.term}</Link>
        </Row>
        {counted.length > 0 ? (
          <Row name="Counted">
            <Lines lines={counted} asOf={receipt.asOf} />
          </Row>
        ) : null}
        {leftOut.length > 0 ? (
          <Row name="Left out">
            <Lines lines={leftOut} asOf={receipt.asOf} />
          </Row>
        ) : null}
        {tooLittle ? <Row name="Too little">{tooLittle}</Row> : null}
        <Row name="Filters">
          {receipt.migration.name}, {filterWords(receipt)}; {momentWords(receipt)}
        </Row>
        {method ? (
          <Row name="Interval">
            {method.text} {formatCount(method.draws)} draws, seed {method.seed}.
          </Row>
        ) : null}
        <Row name="Fresh">
          <Freshness receipt={receipt} />
        </Row>
        {receipt.restated ? (
          <Row name="Restated">
            {receipt.restated.weeks.length === 0
              ? 'No week behind it reads otherwise than a day after its end.'
              : `${receipt.restated.weeks.join(', ')}: ${formatCount(receipt.restated.lateEvents)} late events`}
          </Row>
        ) : null}
      </dl>
      {isCount ? null : names}
      <CodeBox
        label="The same from the API"
        text={`GET ${window.location.origin}/api/v1/${[receipt.call, search].filter(Boolean).join(receipt.call.includes('?') ? '&' : '?')}`}
      />
      <ReceiptFoot receipt={receipt} />
    </div>
  )
}

function Sum({ receipt }: { receipt: ReceiptAnswer }) {
  const { sum, interval, unit } = receipt
  const year = Number(receipt.asOf.slice(0, 4))
  const between = interval && formatBetween(interval, value => formatFigure(value, unit))
  return (
    <p className={styles.sum}>
      {sum.map(({ sign, value, unit: own, text }) => (
        <span key={`${sign} ${text}`}>
          {sign} <b>{formatFigure(value, own)}</b> {datesInWords(text, year)}
        </span>
      ))}
      <span>
        {sum.length > 0 ? '= ' : ''}
        <b className={styles.value}>{figureText(receipt)}</b>
        {between ? <span className="text-3"> {between}</span> : null}
      </span>
    </p>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Lines({ lines, asOf }: { lines: ReceiptAnswer['counted']; asOf: string }) {
  const year = Number(asOf.slice(0, 4))
  return (
    <ul className={styles.lines}>
      {lines.map(({ count, unit, text }) => (
        <li key={text}>
          {count === null ? null : <b>{formatFigure(count, unit)} </b>}
          {datesInWords(text, year)}
        </li>
      ))}
    </ul>
  )
}

function Freshness({ receipt }: { receipt: ReceiptAnswer }) {
  const { freshness, knownAt } = receipt
  if (freshness.length === 0) return <>No source has sent anything.</>
  const silent = freshness.filter(source => source.silent).map(({ source }) => source)
  return (
    <details>
      <summary>
        {formatCounted(freshness.length, 'source')},{' '}
        {silent.length === 0 ? 'none silent' : <span className="bad">silent: {silent.join(', ')}</span>}
      </summary>
      <table className={styles.fresh}>
        <tbody>
          {freshness.map(({ source, lastEventAt, silent: isSilent }) => (
            <tr key={source} className={isSilent ? 'bad' : undefined}>
              <th scope="row">{source}</th>
              <td title={lastEventAt ? formatInstant(lastEventAt) : undefined}>
                {heardWords(lastEventAt, knownAt)}
                {isSilent ? ', silent' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function heardWords(lastEventAt: string | null, knownAt: string): string {
  if (lastEventAt === null) return 'nothing yet'
  if (lastEventAt > knownAt) return 'heard since'
  return `${formatAge(Date.parse(knownAt) - Date.parse(lastEventAt))} ago`
}
