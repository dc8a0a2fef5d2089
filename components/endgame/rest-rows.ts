import { apportion } from '#lib/domain/endgame/apportion.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import type { Item, Site } from './endgame-words.ts'

type Held = { cost: number | null; cores: number }
/** A line of what a site costs beside the services shown. */
export type RestRow = Held & {
  key: string
  name: string
  decision: string
  by: string | null
  why: string
  isEmpty: boolean
}

const dayOf = (instant: string) => instant.slice(0, 10)

/** What is left of a site's cost beside the services shown: with them it is the whole. Lines of nothing are left out. */
export function restRows({
  facts,
  hidden,
  others,
  hosts,
  year,
}: {
  facts: Site
  hidden: readonly Item[]
  others: EndgameAnswer['others']
  hosts: EndgameAnswer['hostsToSwitchOff']
  year: number
}): RestRow[] {
  const { unplaced, empty, silent, idle } = facts.parts
  const more = sumOf(hidden)
  const since = hosts.map(host => dayOf(host.since)).sort()
  const left =
    since.length === 0
      ? ''
      : since[0] === since.at(-1)
        ? `last tenant left ${formatDay(since[0]!, year)}`
        : `last tenants left ${formatDay(since[0]!, year)} to ${formatDay(since.at(-1)!, year)}`
  const line = (key: string, name: string, held: Held, rest: Partial<RestRow> = {}): RestRow => ({
    key: ` ${key}`,
    name,
    cost: held.cost,
    cores: held.cores,
    decision: '',
    by: null,
    why: '',
    isEmpty: false,
    ...rest,
  })
  return [
    line('hidden', `${formatCounted(hidden.length, 'more service')}`, more),
    line('others', `${formatCounted(others.count, 'service')} of others`, others, {
      why: 'outside the filters',
    }),
    line('unplaced', `${formatCounted(unplaced.count, 'name')} we cannot place`, unplaced, {
      why: 'tenants nobody mapped to a service',
    }),
    line('empty', formatCounted(empty.count, 'empty host'), empty, {
      decision: 'Switch off',
      by: 'today',
      why: left,
      isEmpty: true,
    }),
    line('silent', `${formatCounted(silent.count, 'host')} down without a tenant`, silent, {
      why: 'says nothing: look before switching off',
    }),
    line('idle', 'Cores nobody is given', idle, { why: 'idle on hosts that have tenants' }),
  ].filter(({ cores, cost, key }) => cores > 0 || (cost ?? 0) > 0 || (key === ' hidden' && hidden.length > 0))
}

const sumOf = (items: readonly Item[]): Held => ({
  cores: items.reduce((sum, { cores }) => sum + cores, 0),
  cost: items.some(({ cost }) => cost === null) ? null : items.reduce((sum, { cost }) => sum + cost!, 0),
})

/** All lines of a site added up: what its foot says. */
export function sumOfRows(
  items: readonly Item[],
  others: EndgameAnswer['others'],
  { parts }: Site,
): { cost: number; cores: number } {
  const lines: Held[] = [sumOf(items), others, parts.unplaced, parts.empty, parts.silent, parts.idle]
  return {
    cost: lines.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    cores: Math.round(lines.reduce((sum, { cores }) => sum + cores, 0) * 1_000) / 1_000,
  }
}

/** Cores of every line to a tenth, by key, such that the printed lines add up to the printed sum. */
export function coresInTenths(rows: readonly { key: string; cores: number }[]): Map<string, number> {
  const sum = rows.reduce((total, { cores }) => total + cores, 0)
  const tenths = apportion(
    Math.round(sum * 10),
    rows.map(({ cores }) => cores),
  )
  return new Map(rows.map(({ key }, index) => [key, tenths[index]! / 10]))
}
