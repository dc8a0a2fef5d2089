import type { Question } from './ask.ts'

/** The same question of the whole company, at the same instant: what one part is compared with. */
export const wholeCompany = (question: Question): Question => ({
  ...question,
  filters: {
    ...question.filters,
    area: [],
    team: [],
    office: [],
    archetype: [],
    kind: [],
    from: null,
    to: null,
  },
})
