import { createContext } from 'react'

/** What is looked at, in words (migration, moment, filters), for files and pictures that leave the page. */
export const ViewWords = createContext<readonly string[]>([])
