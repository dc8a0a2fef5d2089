import { expect, test } from 'vitest'
import { seededRandom } from '../statistics/seeded-random.ts'
import { stepChance } from './step-chance.ts'

const random = seededRandom(277)

function poisson(mean: number): number {
  let count = -1
  for (let product = 1; product > Math.exp(-mean); product *= random()) count++
  return count
}
const exponential = (mean: number): number => -mean * Math.log(1 - random())

/** Teams with paces of their own, even or in clumps, that ask for a step the way people do: near what they did. */
function judgeTeams(clump: number): { said: number; held: number }[] {
  return Array.from({ length: 4_000 }, () => {
    const rate = 0.15 + exponential(0.8)
    const week = () => clump * poisson(rate / clump)
    const weeks = Array.from({ length: 12 }, week)
    const horizon = 4 + Math.floor(random() * 16)
    const own = weeks.reduce((sum, count) => sum + count, 0) / weeks.length
    const needed = Math.max(1, Math.round(own * horizon * (0.4 + 1.2 * random())))
    let done = 0
    for (let index = 0; index < horizon; index++) done += week()
    return { said: stepChance({ weeks }, needed, horizon)!, held: done >= needed ? 1 : 0 }
  })
}

test.each([
  ['even', 1],
  ['in clumps of three', 3],
])('chances hold on generated teams whose moves are %s', (_, clump) => {
  const judged = judgeTeams(clump)
  for (const [low, high] of [
    [0, 0.2],
    [0.2, 0.4],
    [0.4, 0.6],
    [0.6, 0.8],
    [0.8, 1],
  ] as const) {
    const own = judged.filter(({ said }) => said >= low && said < high)
    const mean = (key: 'said' | 'held') => own.reduce((sum, one) => sum + one[key], 0) / own.length
    expect(own.length).toBeGreaterThan(60)
    expect(Math.abs(mean('said') - mean('held'))).toBeLessThan(0.12)
  }
})
