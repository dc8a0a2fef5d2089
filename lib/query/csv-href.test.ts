import { expect, test } from 'vitest'
import { csvHref } from './csv-href.ts'
import { servicesOptions } from './services-options.ts'

test('the file of a list asks the question of the page, without its place in the list', () => {
  const options = servicesOptions({ team: ['gangway'] }, { state: ['both'], limit: 100, cursor: 'x' })
  expect(csvHref(options)).toBe('/api/v1/services?team=gangway&state=both&format=csv')
})
