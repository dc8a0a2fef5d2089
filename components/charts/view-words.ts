import { createContext } from 'react'

/** What files and pictures say when they leave the page. */
export type ViewInWords = {
  /** The migration, the moment on both clocks, the filters. */
  words: readonly string[]
  /** Definitions of what the page shows, one line each; none where they cannot be had. */
  define(): Promise<string[]>
}
export const ViewWords = createContext<ViewInWords>({ words: [], define: async () => [] })
