import { expect, test } from 'vitest'
import { frequencyOf } from './frequency-of.ts'
import { twoSides, week } from './testing/small-fleet.ts'

const few = { draws: 200, bandDraws: 20 }
const rulesOf = (input: ReturnType<typeof twoSides>) =>
  Object.fromEntries(frequencyOf(input, week(40), few).countedAnotherWay.map(row => [row.rule, row]))

test('the headline under other choices: each cluster counted, rollbacks counted; the definition in use stays', () => {
  const input = twoSides(4, 2)
  const plain = rulesOf(input)
  for (const service of input.services)
    service.ledger = Array.from({ length: 12 }, (_, number) => ({
      weekAt: week(28 + number),
      rollouts: service.presence.length > 0 ? 12 : 2,
      rollbacks: service.presence.length > 0 ? 1 : 0,
    }))
  const rules = rulesOf(input)
  expect(rules.each_cluster).toMatchObject({ on: 12, off: 2, ratio: { value: 6 } })
  expect(rules.with_rollbacks).toMatchObject({ on: 5, off: 2, ratio: { value: 2.5 } })
  expect(rules.deploys_per_team).toEqual(plain.deploys_per_team)
  expect(rules.each_cluster!.ratio.low).toBeCloseTo(6)
})

test('without a ledger each deploy was on one cluster and nothing was rolled back', () => {
  const rules = rulesOf(twoSides(4, 2))
  expect(rules.each_cluster!.ratio).toEqual(rules.deploys_per_team!.ratio)
  expect(rules.with_rollbacks!.ratio).toEqual(rules.deploys_per_team!.ratio)
})
