'use client'

import { useQuery } from '@tanstack/react-query'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import styles from '#components/ui/address-drawer.module.css'
import { CodeBox } from '#components/ui/code-box.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { dayOf, formatLongDay } from '#lib/format/date.ts'
import { reportLinksOptions } from '#lib/query/report-links-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { NewReportLinkAnswer } from '#lib/read/answers/report-links-answer.ts'

type ReportLinkDrawerProps = { team: string; name: string; onClose: () => void }

/** Makes a signed link of a team's report, shows it once with its end, and lists those that open with a way to end them. */
export function ReportLinkDrawer({ team, name, onClose }: ReportLinkDrawerProps) {
  const { migration } = useView().filters
  const { data } = useQuery(reportLinksOptions(team))
  const make = useAct(() =>
    sendAct<NewReportLinkAnswer>('POST', 'report-links', {
      team,
      ...(migration == null ? {} : { migration }),
    }),
  )
  const revoke = useAct((id: string) => sendAct('POST', `report-links/${encodeURIComponent(id)}/revoke`, {}))
  const links = data?.items ?? []
  return (
    <Drawer title={`A report link of ${name}`} onClose={onClose}>
      <div className={styles.body}>
        <p>
          Whoever has it reports for {name} without signing in, on a phone too. It opens this report and
          nothing else, for 14 days. Send it only to people of the team.
        </p>
        <ActButton tone="primary" disabled={make.isPending} onClick={() => make.mutate()}>
          Make a link
        </ActButton>
        <div aria-live="polite" className={styles.made}>
          {make.data ? (
            <>
              <CodeBox label="The link, shown this once" text={make.data.url} />
              <p className="text-2">It opens until {formatLongDay(dayOf(make.data.expiresAt))}.</p>
            </>
          ) : null}
          <ActRefusal title="This was not done" error={make.error ?? revoke.error} />
        </div>
        {links.length === 0 ? null : (
          <ul className={styles.list} aria-label="Links that open now">
            {links.map(({ id, createdBy, createdAt, expiresAt }) => (
              <li key={id}>
                <span>
                  By {createdBy} on {formatLongDay(dayOf(createdAt))}
                  <small>opens until {formatLongDay(dayOf(expiresAt))}</small>
                </span>
                <ActButton
                  size="small"
                  disabled={revoke.isPending}
                  aria-label={`Revoke the link made by ${createdBy} on ${formatLongDay(dayOf(createdAt))}`}
                  onClick={() =>
                    revoke.mutate(id, { onSuccess: () => (id === make.data?.id ? make.reset() : undefined) })
                  }
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
