type Act<Answer, Input> = { mutateAsync(input: Input): Promise<Answer> }
type Then<Answer> = { onSuccess?: (answer: Answer) => void; onError?: (error: Error) => void }

/**
 * Does an act and goes on after it, also where the button that was pressed is gone by then: what it changed is asked for again
 * first, and may leave no place for it. A refusal stands in the act's `error`.
 */
export function runAct<Answer, Input>(
  act: Act<Answer, Input>,
  input: Input,
  { onSuccess, onError }: Then<Answer>,
): void {
  act.mutateAsync(input).then(
    answer => onSuccess?.(answer),
    error => onError?.(error as Error),
  )
}
