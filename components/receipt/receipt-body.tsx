'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { CodeBox } from '#components/ui/code-box.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import { formatBetween, formatCount } from '#lib/format/number.ts'
import { searchOfFilters } from '#lib/query/search-of-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { figureText, formatFigure } from './format-figure.ts'
import styles from './receipt.module.css'
import { ReceiptFoot } from './receipt-foot.tsx'
import { ReceiptRows } from './receipt-rows.tsx'
import { filterWords, momentWords } from './receipt-words.ts'

/** A receipt from the sum down: each line answers one doubt. */
export function ReceiptBody({ receipt }: { receipt: ReceiptAnswer }) {
  const { definition, counted, leftOut, method, tooLittle, rows } = receipt
  const { filters } = useView()
  const search = searchOfFilters(filters)
  return (
    <div className={styles.receipt}>
      <Sum receipt={receipt} />
      <dl className={styles.facts}>
        <Row name="Definition">
          {definition.says} {definition.formula ? <i>{definition.formula}. </i> : null}
          <Link href={`/definitions#${definition.id}`}>{definition.term}</Link>
        </Row>
        {counted.length > 0 ? (
          <Row name="Counted">
            <Lines lines={counted} />
          </Row>
        ) : null}
        {leftOut.length > 0 ? (
          <Row name="Left out">
            <Lines lines={leftOut} />
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
      {rows ? <ReceiptRows receipt={receipt} rows={rows} /> : null}
      <CodeBox
        label="The same from the API"
        text={`GET ${window.location.origin}/api/v1/${receipt.call}${search ? `?${search}` : ''}`}
      />
      <ReceiptFoot receipt={receipt} />
    </div>
  )
}

function Sum({ receipt }: { receipt: ReceiptAnswer }) {
  const { sum, interval, unit } = receipt
  const between = interval && formatBetween(interval, value => formatFigure(value, unit))
  return (
    <p className={styles.sum}>
      {sum.map(({ sign, value, unit: own, text }) => (
        <span key={`${sign} ${text}`}>
          {sign} <b>{formatFigure(value, own)}</b> {text}
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

function Lines({ lines }: { lines: ReceiptAnswer['counted'] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ count, unit, text }) => (
        <li key={text}>
          {count === null ? null : <b>{formatFigure(count, unit)} </b>}
          {text}
        </li>
      ))}
    </ul>
  )
}

function Freshness({ receipt }: { receipt: ReceiptAnswer }) {
  const { freshness, knownAt } = receipt
  if (freshness.length === 0) return <>No source has sent anything.</>
  return (
    <table className={styles.fresh}>
      <tbody>
        {freshness.map(({ source, lastEventAt, silent }) => (
          <tr key={source} className={silent ? 'bad' : undefined}>
            <th scope="row">{source}</th>
            <td title={lastEventAt ? formatInstant(lastEventAt) : undefined}>
              {lastEventAt === null
                ? 'nothing yet'
                : lastEventAt > knownAt
                  ? 'heard since'
                  : `${formatAge(Math.max(0, Date.parse(knownAt) - Date.parse(lastEventAt)))}${silent ? ', silent' : ''}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
