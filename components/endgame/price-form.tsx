'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatPlatform } from '#lib/format/state-name.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import styles from './price-form.module.css'

type NewPrice = { platform: string; perCoreMonth: number; currency: string; from: string }

/** What a core costs: the price in force and who set it, or who can; for admins a form. */
export function PriceForm({ answer }: { answer: EndgameAnswer }) {
  const { price, prices, platform, maySetPrice, asOf } = answer
  const [perCoreMonth, setPerCoreMonth] = useState('')
  const [currency, setCurrency] = useState(price?.currency ?? 'EUR')
  const [from, setFrom] = useState(asOf)
  const save = useAct<{ id: string }, NewPrice>(wish => sendAct('POST', 'prices', wish))
  const back = useAct<{ id: string }, string>(id =>
    sendAct('POST', `prices/${encodeURIComponent(id)}/withdraw`, {}),
  )
  const error = save.error ?? back.error
  const amount = Number(perCoreMonth)
  const isComplete = amount > 0 && /^[A-Z]{3}$/.test(currency) && from !== ''
  return (
    <div className={styles.price}>
      <p>
        {price === null
          ? `Nobody said what a core of ${formatPlatform(platform)} costs, so cores stand in the place of money. ${maySetPrice ? '' : 'An admin can set a price.'}`
          : `A core costs ${price.perCoreMonth} ${price.currency} a month since ${formatDay(price.from)}, set by ${price.recordedBy}${price.reason ? `: ${price.reason}` : ''}.`}
        {prices.length > 1 ? (
          <>
            {' '}
            Before:{' '}
            {prices
              .filter(({ id }) => id !== price?.id)
              .map(old => (
                <s key={old.id}>
                  {old.perCoreMonth} {old.currency} from {formatDay(old.from)}{' '}
                </s>
              ))}
          </>
        ) : null}
      </p>
      {maySetPrice ? (
        <details className={styles.details}>
          <summary>Set the price of a core</summary>
          <form
            className={styles.form}
            onSubmit={event => {
              event.preventDefault()
              if (isComplete) save.mutate({ platform, perCoreMonth: amount, currency, from })
            }}
          >
            <label>
              A core a month
              <input
                type="number"
                min="0"
                step="any"
                value={perCoreMonth}
                onChange={event => setPerCoreMonth(event.currentTarget.value)}
              />
            </label>
            <label>
              Currency
              <input
                value={currency}
                maxLength={3}
                size={4}
                onChange={event => setCurrency(event.currentTarget.value.toUpperCase())}
              />
            </label>
            <label>
              From
              <input type="date" value={from} onChange={event => setFrom(event.currentTarget.value)} />
            </label>
            <ActButton type="submit" tone="primary" disabled={!isComplete || save.isPending}>
              Set the price
            </ActButton>
            {price === null ? null : (
              <ActButton
                title="The price before it counts again"
                disabled={back.isPending}
                onClick={() => back.mutate(price.id)}
              >
                Take back {price.perCoreMonth} {price.currency}
              </ActButton>
            )}
            {error ? (
              <p className="bad" role="alert">
                {error.message}
              </p>
            ) : null}
          </form>
        </details>
      ) : null}
    </div>
  )
}
