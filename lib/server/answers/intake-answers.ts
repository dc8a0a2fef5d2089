import type { DeadLetterKind } from '#db/queries/select-dead-letters.ts'
import { deadLetterParameters } from '#lib/query/dead-letter-parameters.ts'
import { pageParameters } from '#lib/query/parameters.ts'
import { deadLetterAnswer, deadLettersAnswer } from '#lib/read/answers/dead-letter-answer.ts'
import { importAnswer, importsAnswer } from '#lib/read/answers/import-answer.ts'
import { readDeadLetter } from '#lib/read/dead-letter.ts'
import { readDeadLetters } from '#lib/read/dead-letters.ts'
import { readImport, readImports } from '#lib/read/imports.ts'
import type { Asked } from './answer-request.ts'
import type { AnswerCall } from './answer-table.ts'

const page = ({ values }: Asked) => ({
  limit: values.limit as number | null,
  cursor: values.cursor as string | null,
})

/** Files taken in, and what could not be taken in. */
export const intakeAnswers: AnswerCall[] = [
  {
    path: '/api/v1/imports',
    summary: 'Files taken in, the latest first (admins)',
    answer: importsAnswer,
    takesFilters: false,
    parameters: pageParameters,
    read: asked => readImports(asked.context, page(asked)),
  },
  {
    path: '/api/v1/imports/[id]',
    summary: 'One import: how far it is, what became of its rows, the refused ones a page at a time (admins)',
    answer: importAnswer,
    takesFilters: false,
    parameters: pageParameters,
    read: asked => readImport(asked.context, asked.params.id!, page(asked)),
  },
  {
    path: '/api/v1/dead-letters',
    summary: 'What could not be understood or projected: by reason, and one by one',
    answer: deadLettersAnswer,
    takesFilters: false,
    parameters: deadLetterParameters,
    read: asked =>
      readDeadLetters(
        asked.context,
        {
          kind: asked.values.kind as DeadLetterKind | null,
          source: asked.values.source as string | null,
          group: asked.values.group as string | null,
        },
        page(asked),
      ),
  },
  {
    path: '/api/v1/dead-letters/[id]',
    summary: 'One dead letter with its raw bytes',
    answer: deadLetterAnswer,
    takesFilters: false,
    parameters: [],
    read: ({ context, params }) => readDeadLetter(context, params.id!),
  },
]
