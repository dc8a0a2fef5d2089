import { isOnTargetCounted } from './is-on-target-counted.ts'
import type { MigrationState } from './state.ts'
import type { Timeline } from './timeline.ts'
import { type FlowKind, transitionsOf } from './transitions.ts'

/** One crossing in the ledger: which service, when, out of which state into which. A service that crosses twice is there twice. */
export type FlowName = {
  service: string
  kind: FlowKind
  at: number
  from: MigrationState
  to: MigrationState
}

/** The services behind a ledger over (from, to], in the order they were given; `flowsBetween` counts these. */
export type FlowNames = { opening: string[]; names: FlowName[]; closing: string[] }

/** Who makes up every number of the ledger of services on the target alone (definitions.md 2 and 7, flows). */
export function flowNames(timelines: readonly Timeline[], from: number, to: number): FlowNames {
  const found: FlowNames = { opening: [], names: [], closing: [] }
  for (const timeline of timelines) {
    const { service } = timeline
    if (isOnTargetCounted(timeline, from)) found.opening.push(service)
    if (isOnTargetCounted(timeline, to)) found.closing.push(service)
    for (const transition of transitionsOf(timeline))
      if (from < transition.at && transition.at <= to) found.names.push({ service, ...transition })
  }
  return found
}
