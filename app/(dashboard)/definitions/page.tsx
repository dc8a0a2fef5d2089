import { DefinitionsView } from '#components/definition/definitions-view.tsx'
import { figureDefinitions } from '#lib/read/definitions/figures.ts'
import { stateDefinitions } from '#lib/read/definitions/states.ts'
import { wordDefinitions } from '#lib/read/definitions/words.ts'

export const metadata = { title: 'Definitions' }

/** What every dotted figure opens to. */
export default function DefinitionsPage() {
  return <DefinitionsView words={wordDefinitions} states={stateDefinitions} figures={figureDefinitions} />
}
