import { redactLine } from './redact-secrets.ts'

const secretKey = /secret|token|password|passwd|credential|api-?key|private-?key/i

/** Traits without any that looks like a secret, by its key or by its text. */
export const harmlessTraits = (traits: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(traits).filter(([key, text]) => {
      const line = `${key}: ${text}`
      return !secretKey.test(key) && redactLine(line) === line
    }),
  )
