import type { BlockersAnswer } from '../answers/blocker-answer.ts'
import { readBlocker } from '../blocker.ts'
import { readBlockers } from '../blockers.ts'
import { line, type ReceiptAsked, type ReceiptParts, type ReceiptReader, rowsOf } from './receipt-parts.ts'

/** Receipts of blockers: `held` of the view's services, `freed:<id>` by the end of one. */
export const blockerReceipt: ReceiptReader = async (part, asked) => {
  if (part === 'held') return heldReceipt(asked)
  const [name, id] = [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)]
  return name === 'freed' && id !== '' ? freedReceipt(id, asked) : null
}

async function heldReceipt(asked: ReceiptAsked): Promise<ReceiptParts> {
  const { counts, items }: BlockersAnswer = await readBlockers(asked.context, asked.filters, { limit: 5_000 })
  return {
    title: 'Services that wait for a blocker',
    value: counts.held,
    unit: 'count',
    definition: 'services-freed',
    call: 'blockers',
    counted: [
      line(counts.lastOf, 'wait for one blocker: each stands under the one that frees it'),
      line(counts.ofSeveral, 'wait for several'),
      line(counts.open, 'blockers are open'),
    ],
    leftOut: [line(null, 'services that are exempt: nobody waits for them')],
    rows: rowsOf(
      [
        { name: 'Blocker', kind: 'text' },
        { name: 'Frees', kind: 'count' },
        { name: 'Needs others too', kind: 'count' },
      ],
      items.map(({ title, freed, needsOthers }) => [title, freed, needsOthers]),
      asked,
    ),
  }
}

async function freedReceipt(id: string, asked: ReceiptAsked): Promise<ReceiptParts> {
  const { blocker, services } = await readBlocker(asked.context, id, asked.filters)
  return {
    title: `Services freed by the end of “${blocker.title}”`,
    value: blocker.freed,
    unit: 'count',
    definition: 'services-freed',
    call: `blockers/${encodeURIComponent(id)}`,
    counted: [
      line(blocker.freed, 'services of which it is the last blocker'),
      line(blocker.cores, 'cores they were given on the origin', 'cores'),
      line(blocker.teamsFreed.length, 'teams with nothing else held'),
    ],
    leftOut: [
      line(blocker.needsOthers, 'need others too'),
      line(blocker.exempt, 'are exempt'),
      line(services.filter(({ isLeft }) => !isLeft).length, 'have left the origin, or the scope'),
    ],
    rows: rowsOf(
      [
        { name: 'Service', kind: 'text' },
        { name: 'Team', kind: 'text' },
        { name: 'State', kind: 'state' },
        { name: 'Cores', kind: 'cores' },
      ],
      services.filter(({ isFreed }) => isFreed).map(one => [one.service, one.team, one.state, one.cores]),
      asked,
    ),
  }
}
