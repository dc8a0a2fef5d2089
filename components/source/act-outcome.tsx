import { Message } from '#components/ui/message.tsx'
import type { AnswerError } from '#lib/query/fetch-answer.ts'

/** Why an act was not done, where something is wrong, and what to quote. */
export function ActRefusal({ title, error }: { title: string; error: AnswerError | null }) {
  if (error === null) return null
  return (
    <div role="alert">
      <Message icon="warning" tone="bad" title={title}>
        {error.message}{' '}
        {error.issues
          // What the message says already is not said again.
          ?.filter(({ message }) => !error.message.includes(message.replace(/\.$/, '')))
          .map(({ path, message }) => `${path.split('/').at(-1)}: ${message.replace(/\.$/, '')}.`)
          .join(' ')}
        {error.reference ? ` (ref ${error.reference})` : ''}
      </Message>
    </div>
  )
}
