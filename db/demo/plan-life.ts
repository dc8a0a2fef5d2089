import { dayMs, hourMs, secondMs, weekMs } from '#lib/domain/time/durations.ts'
import type { CompanyShape } from './company-shape.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { type Dice, diceFor } from './dice.ts'
import type { DemoService } from './plan-services.ts'
import { workingInstant } from './working-instant.ts'

/** A stretch on one platform, all clusters together; epoch ms. */
export type Stay = { fromAt: number; toAt: number | null }

/**
 * What happens to one service, known before any event is made: the truth behind its states. A stay begins with the
 * first successful finish on its first cluster and ends when the last cluster is undeployed. Instants may lie in the future.
 */
export type DemoLife = {
  helios: Stay[]
  kubernetes: Stay[]
  /** When the Helios jobs, or the Kubernetes workloads, themselves were deleted. */
  heliosDeletedAt: number | null
  kubernetesDeletedAt: number | null
  /** `retiredAt` of the catalogue. */
  retiredAt: number | null
}

/** `place`: 0 for the service its team moves first, 1 for the one it moves last. */
export function planLife(
  shape: CompanyShape,
  calendar: DemoCalendar,
  service: DemoService,
  place: number,
): DemoLife {
  const dice = diceFor(shape.seed, 'life', service.id)
  const life =
    service.beginsOn === 'kubernetes' ? born(service, calendar, dice) : older(service, calendar, dice)
  if (service.kind !== 'backend') return life
  const movesAt = service.beginsOn === 'helios' ? moveOf(service, place, shape, calendar, dice) : null
  const moved = movesAt === null ? life : moving(service, life, movesAt, dice)
  const retires = dice.chance(service.beginsOn === 'helios' ? 0.06 : 0.025)
  return retires ? retiring(moved, service, calendar, dice) : moved
}

/** Services older than the history were last deployed in the eight weeks before it, where the sources begin to see them. */
function older(service: DemoService, calendar: DemoCalendar, dice: Dice): DemoLife {
  const fromAt =
    service.createdAt < calendar.startAt
      ? workingInstant(calendar.startAt - dice.between(1, 8) * weekMs, service.team.office, dice)
      : service.createdAt + Math.round(dice.logNormal(64, 0.4) * 60) * secondMs
  return { ...nowhere, helios: [{ fromAt, toAt: null }] }
}

function born(service: DemoService, calendar: DemoCalendar, dice: Dice): DemoLife {
  const fromAt =
    service.createdAt < calendar.startAt
      ? workingInstant(calendar.startAt - dice.between(1, 8) * weekMs, service.team.office, dice)
      : service.createdAt + Math.round(dice.logNormal(9, 0.5) * 60) * secondMs
  return { ...nowhere, kubernetes: [{ fromAt, toAt: null }] }
}

const nowhere: DemoLife = {
  helios: [],
  kubernetes: [],
  heliosDeletedAt: null,
  kubernetesDeletedAt: null,
  retiredAt: null,
}

/** When it first runs on Kubernetes; null: its team has not begun, or it is held back. */
function moveOf(
  service: DemoService,
  place: number,
  shape: CompanyShape,
  calendar: DemoCalendar,
  dice: Dice,
): number | null {
  const { arrivalWeek, moveWeeks } = service.team
  const isHeldBack = dice.chance(service.archetype.heldBackShare) && place > 0
  if (arrivalWeek === null || isHeldBack) return null
  const wanted = arrivalWeek + moveWeeks * place * (0.75 + 0.5 * place)
  const earliest = calendar.weekOf(service.createdAt) + shape.usualMoveWeeks / 2
  return workingInstant(calendar.mondayAt(Math.round(Math.max(wanted, earliest))), service.team.office, dice)
}

/** Both platforms for a while, then Kubernetes; some get stuck, some come back for a time. */
function moving(service: DemoService, life: DemoLife, fromAt: number, dice: Dice): DemoLife {
  const isStuck = dice.chance(0.06)
  const dualDays = isStuck
    ? dice.between(70, 420)
    : Math.min(40, Math.max(5, dice.logNormal(service.archetype.dualRunningDays, 0.4)))
  const leavesAt = workingInstant(fromAt + dualDays * dayMs, service.team.office, dice)
  const first = life.helios[0]!
  const deletes = dice.chance(0.88) ? dice.integer(7 * 24, 40 * 24) * hourMs : null
  if (!dice.chance(0.075))
    return {
      ...life,
      helios: [{ ...first, toAt: leavesAt }],
      kubernetes: [{ fromAt, toAt: null }],
      heliosDeletedAt: deletes && leavesAt + deletes,
    }
  const returnsAt = workingInstant(
    leavesAt + (8 + dice.logNormal(30, 0.8)) * dayMs,
    service.team.office,
    dice,
  )
  const leavesAgainAt = workingInstant(
    returnsAt + Math.max(4, dice.logNormal(30, 0.7)) * dayMs,
    service.team.office,
    dice,
  )
  const empties = dice.chance(0.35)
  return {
    ...life,
    helios: [
      { ...first, toAt: leavesAt },
      { fromAt: returnsAt, toAt: leavesAgainAt },
    ],
    kubernetes: empties
      ? [
          { fromAt, toAt: returnsAt + 5 * hourMs },
          { fromAt: leavesAgainAt - 30 * hourMs, toAt: null },
        ]
      : [{ fromAt, toAt: null }],
    heliosDeletedAt: deletes && leavesAgainAt + deletes,
  }
}

/** The service ends some day, unless that day falls into its move. */
function retiring(life: DemoLife, service: DemoService, calendar: DemoCalendar, dice: Dice): DemoLife {
  const firstAt = Math.min(...[...life.helios, ...life.kubernetes].map(stay => stay.fromAt))
  const span = calendar.endAt - firstAt
  const at = workingInstant(firstAt + (0.3 + 0.68 * dice.next()) * span, service.team.office, dice)
  const retiredAt = Math.floor(at / dayMs) * dayMs + dice.integer(2, 10) * dayMs
  if (retiredAt > calendar.endAt) return life
  const movesAt = life.kubernetes[0]?.fromAt ?? Number.POSITIVE_INFINITY
  if (life.helios.length > 0 && at < movesAt - 2 * dayMs)
    return {
      ...nowhere,
      helios: [{ fromAt: life.helios[0]!.fromAt, toAt: at }],
      heliosDeletedAt: at + dayMs,
      retiredAt,
    }
  const leftAt = life.helios.at(-1)?.toAt ?? movesAt
  if (at < leftAt + 20 * dayMs) return life
  const last = life.kubernetes.at(-1)!
  return {
    ...life,
    kubernetes: [...life.kubernetes.slice(0, -1), { ...last, toAt: at }],
    kubernetesDeletedAt: at + dayMs,
    retiredAt,
  }
}
