import { expect, it } from 'vitest'
import type { BleedingAnswer } from '#lib/read/answers/bleeding-answer.ts'
import { bleedingSentence } from './bleeding-sentence.ts'

const list = (name: BleedingAnswer['lists'][number]['list'], count: number) => ({
  list: name,
  count,
  muted: 0,
  oldestSince: null,
})

const names = { from: 'Helios', to: 'Kubernetes' }

it('says what is growing back, list by list, and leaves out what is not', () => {
  expect(bleedingSentence({ lists: [list('bornOnOrigin', 0), list('unowned', 0)], muted: 0 }, names)).toEqual(
    {
      answer: 'Nothing is growing back.',
      rest: '',
    },
  )
  expect(
    bleedingSentence({ lists: [list('bornOnOrigin', 2), list('returned', 0)], muted: 0 }, names).answer,
  ).toBe('Growing back: 2 born on Helios.')
  expect(
    bleedingSentence(
      {
        lists: [list('bornOnOrigin', 2), list('returned', 3), list('unowned', 11)],
        muted: 2,
      },
      names,
    ),
  ).toEqual({
    answer: 'Growing back: 2 born on Helios, 3 returned to it, and 11 there without an owner.',
    rest: '2 muted.',
  })
})
