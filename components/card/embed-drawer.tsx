'use client'

import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import styles from '#components/ui/address-drawer.module.css'
import { CodeBox } from '#components/ui/code-box.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Message } from '#components/ui/message.tsx'
import type { CardSubject } from '#lib/domain/card/card.ts'
import { dayOf, formatLongDay } from '#lib/format/date.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { CardsAnswer, NewCardAnswer } from '#lib/read/answers/card-answer.ts'

type EmbedDrawerProps = { card: CardSubject; name: string; known: CardsAnswer; onClose: () => void }

/** Makes an address for a card, shows it once with a frame to paste, and lists those that open with a way to end them. */
export function EmbedDrawer({ card, name, known, onClose }: EmbedDrawerProps) {
  const make = useAct(() => sendAct<NewCardAnswer>('POST', 'cards', card))
  const revoke = useAct((id: string) => sendAct('DELETE', `cards/${encodeURIComponent(id)}`))
  return (
    <Drawer title={`Embed ${name}`} onClose={onClose}>
      <div className={styles.body}>
        <p>
          A small card for a portal such as Backstage: state, since when, one figure, and a link back. Whoever
          has its address sees it without signing in, and nothing else.
        </p>
        {known.origins.length === 0 ? (
          <Message icon="warning" title="No site may show cards in its pages yet">
            The address opens on its own. For a frame, whoever runs Landfall names the portal in{' '}
            <code>LANDFALL_EMBED_ORIGINS</code>.
          </Message>
        ) : (
          <p className="text-2">Pages of {known.origins.join(', ')} may show it.</p>
        )}
        <ActButton tone="primary" disabled={make.isPending} onClick={() => make.mutate()}>
          Make an address
        </ActButton>
        <div aria-live="polite" className={styles.made}>
          {make.data ? (
            <>
              <CodeBox label="A frame to paste, shown this once" text={make.data.iframe} />
              <CodeBox label="The address alone" text={make.data.url} />
              <p className="text-2">It opens until {formatLongDay(dayOf(make.data.expiresAt))}.</p>
            </>
          ) : null}
          <ActRefusal title="This was not done" error={make.error ?? revoke.error} />
        </div>
        {known.items.length === 0 ? null : (
          <ul className={styles.list} aria-label="Addresses that open now">
            {known.items.map(({ id, createdBy, createdAt, expiresAt, lastUsedAt }) => (
              <li key={id}>
                <span>
                  By {createdBy} on {formatLongDay(dayOf(createdAt))}
                  {expiresAt === null ? '' : `, until ${formatLongDay(dayOf(expiresAt))}`}
                  <small>
                    {lastUsedAt === null ? 'never opened' : `last opened ${formatLongDay(dayOf(lastUsedAt))}`}
                  </small>
                </span>
                <ActButton
                  size="small"
                  disabled={revoke.isPending}
                  aria-label={`Revoke the address made on ${formatLongDay(dayOf(createdAt))}`}
                  onClick={() => revoke.mutate(id)}
                >
                  Revoke
                </ActButton>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Drawer>
  )
}
