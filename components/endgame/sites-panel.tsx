'use client'

import { usePlatformName } from '#components/charts/platform-words.ts'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatExactMoney } from '#lib/format/money.ts'
import { formatCount, formatNumber, noValue } from '#lib/format/number.ts'
import { quarterTicks } from '#lib/format/quarter-ticks.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import { offInWords, paceInWords, type Site } from './endgame-words.ts'
import { HostBar } from './host-bar.tsx'
import { PriceForm } from './price-form.tsx'
import styles from './sites-panel.module.css'
import { useEndgame } from './use-endgame.ts'

/** Every site of the origin: hosts at the start, left and empty, what they cost, and when the last one goes at this pace. */
export function SitesPanel() {
  const platformName = usePlatformName()
  const { data, setSite } = useEndgame()
  if (data === undefined)
    return (
      <Panel title="Switch-off by site">
        <Skeleton height={180} />
      </Panel>
    )
  if (data.sites.length === 0)
    return (
      <Panel title="Switch-off by site">
        <Message icon="clock" title={`No site of ${platformName(data.platform)} is known`}>
          Sites are the clusters of the platform that is left. List them in the catalogue, or connect a
          collector.
        </Message>
      </Panel>
    )
  return <Sites data={data} onOpen={site => void setSite(site)} />
}

function Sites({ data, onOpen }: { data: EndgameAnswer; onOpen: (site: string) => void }) {
  const { sites, total, price, asOf } = data
  const most = Math.max(1, ...sites.map(({ hosts }) => hosts?.start ?? 0))
  const from = Date.parse(`${asOf}T00:00:00Z`)
  const days = sites.flatMap(({ countdown }) => (countdown.on === null ? [] : [Date.parse(countdown.on)]))
  const to = Math.max(from + 180 * dayMs, ...days.map(at => Math.min(at, from + mostYears * 365 * dayMs)))
  const axis = { from, to }
  const year = new Date(from).getUTCFullYear()
  const starts = [...new Set(sites.flatMap(({ hosts }) => (hosts === null ? [] : [hosts.startOn])))]
  const costHead = price === null ? 'Cores' : 'Cost a month'
  return (
    <Panel title="Switch-off by site" note="at the pace of the last twelve weeks">
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="unseen">
            Sites with hosts, services and {costHead.toLowerCase()}; a site opens its services below
          </caption>
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col" className={styles.bars}>
                Hosts, outline = {starts.length === 1 ? formatDay(starts[0]!, year) : 'at the start'}
              </th>
              <th scope="col" className="number">
                Left
              </th>
              <th scope="col" className="number">
                Empty
              </th>
              <th scope="col" className="number">
                Services
              </th>
              <th scope="col" className="number">
                {costHead}
              </th>
              <th scope="col" className={styles.axis}>
                <span className="unseen">On a time axis</span>
                <Ticks {...axis} />
              </th>
              <th scope="col">Switched off</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(site => (
              <tr key={site.cluster} className={site.cluster === data.site ? styles.open : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.name}
                    aria-pressed={site.cluster === data.site}
                    onClick={() => onOpen(site.cluster)}
                  >
                    {site.cluster}
                  </button>{' '}
                  <span className="text-3">{site.region}</span>
                </th>
                <td className={styles.bars}>
                  <HostBar hosts={site.hosts} most={most} />
                </td>
                <td className="number" data-label="Left">
                  {site.hosts === null ? (
                    <span title="No collector tells of hosts here">{noValue}</span>
                  ) : (
                    <>
                      {formatCount(site.hosts.left)}{' '}
                      <span className="text-3">of {formatCount(site.hosts.start)}</span>
                    </>
                  )}
                </td>
                <td className="number" data-label="Empty">
                  {site.hosts === null ? (
                    noValue
                  ) : (
                    <b className={site.hosts.empty > 0 ? 'bad' : undefined}>{site.hosts.empty}</b>
                  )}
                </td>
                <td className="number" data-label="Services">
                  {formatCount(site.services)}
                </td>
                <td className="number" data-label={costHead}>
                  {heldText(site, price)}
                </td>
                <td className={styles.axis}>
                  <OffMark site={site} {...axis} />
                </td>
                <td data-label="Switched off" title={paceInWords(site)}>
                  {offInWords(site, year)}
                  {site.finish ? (
                    <span className="text-3">
                      {' '}
                      · forecast {formatDay(site.finish.evenOn, year)} to{' '}
                      {site.finish.sureOn === null ? 'over five years' : formatDay(site.finish.sureOn, year)}
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{sites.length === 1 ? 'One site' : `${sites.length} sites`}</th>
              <td className={styles.bars} />
              <td className="number" data-label="Left">
                {total.hosts === null ? (
                  noValue
                ) : (
                  <>
                    {formatCount(total.hosts.left)}{' '}
                    <span className="text-3">of {formatCount(total.hosts.start)}</span>
                  </>
                )}
              </td>
              <td className="number" data-label="Empty">
                {total.hosts?.empty ?? noValue}
              </td>
              <td className="number" data-label="Services">
                {formatCount(total.services)}
                <sup>1</sup>
              </td>
              <td className="number" data-label={costHead}>
                {heldText(total, price)}
              </td>
              <td className={styles.axis} />
              <td className="text-3">mark: at this pace; bar: forecast, even odds to 85% sure</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={styles.note}>
        <sup>1</sup> {formatCount(total.servicesInScope)} of them in scope. Sites add up to{' '}
        {formatCount(sites.reduce((sum, { services }) => sum + services, 0))}: a service may run at several,
        and idle, exempt or unscoped ones still hold hosts.
        {(total.hosts?.down ?? 0) > 0
          ? ` ${total.hosts?.down} of the hosts left are down: they say nothing, so none of them is called empty.`
          : ''}
      </p>
      <PriceForm answer={data} />
    </Panel>
  )
}

const dayMs = 86_400_000
const mostYears = 4

function heldText(
  { cost, cores }: { cost: number | null; cores: number | null },
  price: EndgameAnswer['price'],
): string {
  if (price !== null && cost !== null) return formatExactMoney(cost, price.currency)
  return cores === null ? noValue : formatNumber(cores)
}

const at = (value: number, from: number, to: number) =>
  `${Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100))}%`

function Ticks({ from, to }: { from: number; to: number }) {
  return (
    <span className={styles.ticks} aria-hidden="true">
      {quarterTicks(from, to, 5).map(tick => (
        <span key={tick.at} style={{ left: at(tick.at, from, to) }}>
          {tick.isStrong ? <b>{tick.text}</b> : tick.text}
        </span>
      ))}
    </span>
  )
}

function OffMark({ site, from, to }: { site: Site; from: number; to: number }) {
  const { on } = site.countdown
  const { finish } = site
  if (on === null && finish === null) return null
  const instant = on === null ? Number.POSITIVE_INFINITY : Date.parse(on)
  const range = finish && [Date.parse(finish.evenOn), finish.sureOn === null ? to : Date.parse(finish.sureOn)]
  return (
    <span className={styles.track} aria-hidden="true">
      {quarterTicks(from, to, 5).map(tick => (
        <i key={tick.at} className={styles.grid} style={{ left: at(tick.at, from, to) }} />
      ))}
      {range && range[0]! <= to ? (
        <i
          className={styles.forecast}
          style={{
            left: at(range[0]!, from, to),
            width: `calc(${at(Math.min(range[1]!, to), from, to)} - ${at(range[0]!, from, to)})`,
          }}
        />
      ) : null}
      {instant <= to ? <i className={styles.mark} style={{ left: at(instant, from, to) }} /> : null}
    </span>
  )
}
