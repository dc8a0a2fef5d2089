import { migrationsAnswer } from '#lib/read/answers/migrations-answer.ts'
import { readMigrations } from '#lib/read/migrations.ts'
import type { AnswerCall } from './answer-table.ts'

/** Which moves are tracked. */
export const migrationAnswers: AnswerCall[] = [
  {
    path: '/api/v1/migrations',
    summary: 'The migrations of the catalogue, each with its platforms and how far it is',
    answer: migrationsAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readMigrations(context, filters),
  },
]
