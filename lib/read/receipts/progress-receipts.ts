import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import { type FlowKind, flowKinds } from '#lib/domain/migration/transitions.ts'
import { addDays, decodeDay } from '#lib/domain/time/day.ts'
import { nextMonth } from '#lib/domain/time/month.ts'
import type { ProgressAnswer } from '../answers/progress-answer.ts'
import { readProgress } from '../progress.ts'
import { nameRows } from './name-rows.ts'
import {
  line,
  type ReceiptAsked,
  type ReceiptParts,
  type ReceiptReader,
  requireDefinition,
  term,
} from './receipt-parts.ts'

const flowWords: Record<FlowKind, string> = {
  moved: 'moved off the origin',
  born: 'born on the target',
  enteredScope: 'entered scope',
  cameBack: 'came back',
  wentIdle: 'went idle',
  leftScope: 'left scope',
  returned: 'returned or became unknown',
}
/** The order in which the ledger is written. */
const ledger = [
  ['+', 'moved'],
  ['+', 'born'],
  ['+', 'enteredScope'],
  ['+', 'cameBack'],
  ['−', 'wentIdle'],
  ['−', 'leftScope'],
  ['−', 'returned'],
] as const satisfies ['+' | '−', FlowKind][]
const stateTerm = (state: MigrationState) => requireDefinition(`state-${state.replaceAll('_', '-')}`).term

/** Receipts of `progress`: `share`, `live`, `onTarget`, `exempt`, `flows`, `flows.<flow>`, each also since a day (`flows:2026-03-10`), `states.<state>`, `added.moved:<month>`, births and returns. */
export const progressReceipt: ReceiptReader = async (part, asked) => {
  const [, figure, from] = sinceForm.exec(part) ?? []
  if (figure === undefined || from === undefined || decodeDay(from) === null) return partReceipt(part, asked)
  // The ledger of a page runs from the day it names, wherever the range of the view begins.
  const parts = await partReceipt(figure, { ...asked, filters: { ...asked.filters, from, to: null } })
  return parts === null ? null : { ...parts, call: `${call}?from=${from}` }
}

const sinceForm = /^(flows(?:\.\w+)?):(\d{4}-\d{2}-\d{2})$/

const partReceipt: ReceiptReader = async (part, asked) => {
  const [group, kind] = part.split('.')
  if (group === 'flows' && kind !== undefined) {
    const flow = flowKinds.find(known => known === kind)
    return flow === undefined ? null : flowReceipt(flow, asked)
  }
  if (group === 'added') return addedReceipt(kind ?? '', asked)
  if (group === 'states') {
    const state = migrationStates.find(known => known === kind)
    return state === undefined ? null : stateReceipt(state, asked)
  }
  const build = Object.hasOwn(builders, part) ? builders[part] : undefined
  return build === undefined ? null : build(await readProgress(asked.context, asked.filters), asked)
}

type Builder = (answer: ProgressAnswer, asked: ReceiptAsked) => Promise<ReceiptParts>
const call = 'progress'

const builders: Record<string, Builder> = {
  share: async ({ baseline, exempt }, asked) => ({
    title: 'Baseline off the origin',
    value: baseline.share,
    unit: 'share',
    definition: 'figure-8',
    call,
    sum: [
      term('', baseline.migrated, 'count', 'migrated'),
      term('÷', baseline.count - baseline.retired, 'count', 'of the baseline that is not retired'),
    ],
    counted: [
      line(baseline.count, baseline.on === null ? 'no baseline yet' : `services frozen on ${baseline.on}`),
      line(baseline.started, 'have started: were on both once'),
      line(baseline.everMigrated, 'were migrated once'),
      line(exempt.count, 'in scope are exempt: a mark, never counted as done'),
    ],
    leftOut: [line(baseline.retired, 'retired: idle or gone without ever having moved')],
    rows: await nameRows(asked, { list: 'migrated' }),
  }),
  live: async ({ live, states }, asked) => ({
    title: 'Live fleet on the target alone',
    value: live.share,
    unit: 'share',
    definition: 'figure-8',
    call,
    sum: [
      term('', live.onTargetOnly, 'count', 'on the target alone, births included'),
      term('÷', live.inScope, 'count', 'in scope now'),
    ],
    counted: migrationStates.map(state => line(states[state], stateTerm(state).toLowerCase())),
    rows: await nameRows(asked, { list: 'closing' }),
  }),
  onTarget: async ({ onTarget }, asked) => ({
    title: 'Services running on the target',
    value: onTarget.count,
    unit: 'count',
    definition: 'figure-6',
    call,
    sum: [term('', onTarget.moved, 'count', 'moved'), term('+', onTarget.born, 'count', 'born there')],
    rows: await nameRows(asked, { list: 'onTarget' }),
  }),
  exempt: async ({ exempt }) => ({
    title: 'Exempt, not counted as done',
    value: exempt.count,
    unit: 'count',
    definition: 'exempt',
    call,
    counted: [line(exempt.expiringIn30Days, 'end within 30 days')],
  }),
  flows: async ({ flows }, asked) => ({
    title: 'On the target alone at the end',
    value: flows.closing,
    unit: 'count',
    definition: 'flows',
    call,
    sum: [
      term('', flows.opening, 'count', `at the end of ${flows.from}`),
      ...ledger.map(([sign, kind]) => term(sign, flows[kind], 'count', flowWords[kind])),
    ],
    rows: await nameRows(asked, { list: 'closing' }),
  }),
  bornOnOrigin: async ({ bornOnOrigin30Days }, asked) => ({
    title: 'Born on the origin, 30 days',
    value: bornOnOrigin30Days,
    unit: 'count',
    definition: 'figure-16',
    call,
    rows: await nameRows(asked, { list: 'bornOnOrigin' }),
  }),
  returned: async ({ returned30Days }, asked) => ({
    title: 'Returned to the origin, 30 days',
    value: returned30Days,
    unit: 'count',
    definition: 'flows',
    call,
    rows: await nameRows(asked, { list: 'returned' }),
  }),
}

async function flowReceipt(flow: FlowKind, asked: ReceiptAsked): Promise<ReceiptParts> {
  const { flows } = await readProgress(asked.context, asked.filters)
  return {
    title: `${flowWords[flow][0]!.toUpperCase()}${flowWords[flow].slice(1)}`,
    value: flows[flow],
    unit: 'count',
    definition: 'flows',
    call,
    counted: [
      line(null, `from the end of ${flows.from} to the end of ${flows.to}; every crossing counts`),
      ...ledger
        .filter(([, kind]) => kind !== flow)
        .map(([sign, kind]) => line(flows[kind], `${sign === '−' ? 'left: ' : ''}${flowWords[kind]}`)),
    ],
    rows: await nameRows(asked, { flow }),
  }
}

async function stateReceipt(state: MigrationState, asked: ReceiptAsked): Promise<ReceiptParts> {
  const { states, live } = await readProgress(asked.context, asked.filters)
  return {
    title: stateTerm(state),
    value: states[state],
    unit: 'count',
    definition: `state-${state.replaceAll('_', '-')}`,
    call,
    counted: [line(live.inScope, 'in scope; the eight states add up to it')],
    rows: await nameRows(asked, { state }),
  }
}

const addedForm = /^(moved|born):(\d{4}-(?:0[1-9]|1[0-2]))$/

/** Figure 9 of one month: `moved:2026-05`. Its services are those first ready after the end of the month before. */
async function addedReceipt(kind: string, asked: ReceiptAsked): Promise<ReceiptParts | null> {
  const [, side, month] = addedForm.exec(kind) ?? []
  if (side === undefined || month === undefined) return null
  const { added } = await readProgress(asked.context, asked.filters)
  const row = added.find(one => one.month === month)
  if (row === undefined) return null
  const isMoved = side === 'moved'
  const range = {
    from: addDays(`${month}-01`, -1),
    to: addDays(`${nextMonth(month)}-01`, -1),
  }
  return {
    title: `${isMoved ? 'Moved to' : 'Born on'} the target in ${month}`,
    value: isMoved ? row.moved : row.born,
    unit: 'count',
    definition: 'figure-9',
    call,
    counted: [
      line(
        isMoved ? row.born : row.moved,
        `were ${isMoved ? 'born there' : 'moved there'} in the same month`,
      ),
    ],
    rows: await nameRows(
      { ...asked, filters: { ...asked.filters, ...range } },
      { list: isMoved ? 'addedMoved' : 'addedBorn' },
    ),
  }
}
