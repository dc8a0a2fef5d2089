/** Conditions of one statement with their values, joined by AND; null asks for nothing. Column names are ours, never a sender's. */
export class SqlConditions {
  readonly values: unknown[] = []
  readonly #parts: string[] = []

  /** A parameter of the statement. */
  value(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`
  }

  add(condition: string): void {
    this.#parts.push(condition)
  }

  anyOf(column: string, wanted: readonly string[] | null): void {
    if (wanted !== null) this.add(`${column} = any(${this.value(wanted, 'text[]')})`)
  }

  equal(column: string, wanted: string | null): void {
    if (wanted !== null) this.add(`${column} = ${this.value(wanted, 'text')}`)
  }

  /** Instants from `fromAt` until before `toAt`, epoch ms. */
  between(column: string, fromAt: number | null, toAt: number | null): void {
    if (fromAt !== null) this.add(`${column} >= ${this.value(new Date(fromAt), 'timestamptz')}`)
    if (toAt !== null) this.add(`${column} < ${this.value(new Date(toAt), 'timestamptz')}`)
  }

  /** Of derived rows those current, or those known at the instant. */
  knownAt(knownAt: number | null): void {
    if (knownAt === null) this.add('known_to is null')
    else {
      const at = this.value(new Date(knownAt), 'timestamptz')
      this.add(`known_from <= ${at} and (known_to is null or known_to > ${at})`)
    }
  }

  toString(): string {
    return this.#parts.length === 0 ? 'true' : this.#parts.join(' and ')
  }
}
