import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekOf } from '../time/iso-week.ts'
import { foldRollouts } from './fold-rollouts.ts'
import { joinWitnesses, type Tellers } from './join-witnesses.ts'
import { ledgerWeeks } from './ledger-weeks.ts'
import { rolloutsOf } from './testing/any-rollouts.ts'
import { testClusters } from './testing/rollout-of.ts'
import { ledgerFates, type ToldFate, toldFatesOf } from './told-fates.ts'

const tellers: Tellers = new Map([['other', { kind: 'spinnaker', isOrchestrator: false }]])
const judge = (rollouts: Parameters<typeof joinWitnesses>[0]) => {
  const { rollouts: counted, witnesses } = joinWitnesses(rollouts, tellers, testClusters)
  const { fates, foldedInto } = foldRollouts(counted, testClusters)
  return {
    told: toldFatesOf(rollouts, { fates, foldedInto, witnesses }),
    ledger: ledgerWeeks(counted, fates),
  }
}

test('per source, platform and week: each column of the ledger is the number of fates of that name', () => {
  const inLedger = new Set<ToldFate>(ledgerFates)
  const law = fc.property(rolloutsOf, rollouts => {
    const { told, ledger } = judge(rollouts)
    const counts: Record<string, number> = {}
    const add = (key: string, count: number) => {
      if (count > 0) counts[key] = (counts[key] ?? 0) + count
    }
    for (const { source, platform, weekOn, deployCount, excluded } of ledger) {
      const row = `${weekOn} ${source} ${platform}`
      add(`${row} deploy`, deployCount)
      for (const [reason, count] of Object.entries(excluded)) add(`${row} ${reason}`, count)
    }
    const again: Record<string, number> = {}
    for (const { source, platform, at, fate } of told) {
      const key = `${weekOf(at)} ${source} ${platform} ${fate}`
      if (inLedger.has(fate)) again[key] = (again[key] ?? 0) + 1
    }
    expect(again).toEqual(counts)
  })
  fc.assert(law, { numRuns: 200 })
})

test('everything told has one fate; what is folded or a witness says of what', () => {
  const law = fc.property(rolloutsOf, rollouts => {
    const { told } = judge(rollouts)
    expect(told).toHaveLength(rollouts.length)
    const fateOf = new Map(told.map(({ source, id, fate }) => [`${source} ${id}`, fate]))
    for (const { fate, into } of told) {
      expect(into !== null).toBe(fate === 'folded' || fate === 'witness')
      if (fate === 'folded') expect(fateOf.get(`${into!.source} ${into!.id}`)).toBe('deploy')
      if (fate === 'witness') expect(fateOf.get(`${into!.source} ${into!.id}`)).not.toBe('witness')
    }
  })
  fc.assert(law, { numRuns: 200 })
})

test('of a name nobody listed everything is unmapped, undeploying is evidence', () => {
  const law = fc.property(rolloutsOf, rollouts => {
    for (const { fate } of toldFatesOf(rollouts, null)) expect(['unmapped', 'evidence']).toContain(fate)
  })
  fc.assert(law, { numRuns: 50 })
})
