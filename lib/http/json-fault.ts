/** Why a JSON text is refused, and where. */
export type JsonFault = {
  code:
    | 'invalid_utf8'
    | 'invalid_json'
    | 'too_deep'
    | 'duplicate_key'
    | 'forbidden_character'
    | 'number_not_exact'
  message: string
  /** JSON pointer of the innermost value being read. */
  path: string
  /** Byte offset from 0, and line from 1. */
  offset: number
  line: number
}
