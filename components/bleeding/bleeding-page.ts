/** What the page is called: the card of the overview asks the same. */
export const bleedingPage = 'Is it growing back?'
export const bleedingPath = '/bleeding'
/** Of each list, before all are asked for. */
export const bleedingPageSize = 25
