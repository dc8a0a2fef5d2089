import { expect, test } from 'vitest'
import { namesSentence } from './names-sentence.ts'

test('the heading says what waits, in numbers that read well', () => {
  const say = (total: number, rollouts: number, places: number[] = []) => {
    const { answer, rest } = namesSentence({
      total,
      rollouts,
      places: places.map(count => ({ rollouts: count })),
    })
    return `${answer} ${rest}`
  }
  expect(say(0, 0)).toBe('Every name and every place is known. All events belong to a service and a cluster.')
  expect(say(6, 1_204)).toBe(
    '6 names are not in the catalogue. 1,204 rollouts wait and count nowhere until somebody says what they are.',
  )
  expect(say(1, 1)).toBe(
    '1 name is not in the catalogue. 1 rollout waits and counts nowhere until somebody says what they are.',
  )
  expect(say(0, 0, [3])).toContain('1 place is not in the catalogue. 3 rollouts wait')
  expect(say(2, 0)).toContain('No rollout waits for them.')
})
