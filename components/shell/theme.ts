export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Where the choice is kept, so that the server draws the right one at once. */
export const themeCookie = 'landfall-theme'

/** The theme in a cookie's value; anything else follows the system. */
export function decodeTheme(value: string | undefined): Theme {
  return themes.find(theme => theme === value) ?? 'auto'
}
