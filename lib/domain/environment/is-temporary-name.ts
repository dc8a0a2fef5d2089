const form =
  /^(?:(?:temporary|temp|preview|previews|review|ephemeral)(?:[-_/.: ].*)?|(?:.*[-_/.: ])?(?:pr|mr)[-_/#]?\d+)$/i

/** Whether a sender's name of an environment is that of a pull request's: `review/login`, `preview-42`, `search-pr-7`. */
export const isTemporaryName = (name: string): boolean => form.test(name.trim())
