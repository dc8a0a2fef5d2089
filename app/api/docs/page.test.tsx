import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { openapiDocument } from '#lib/server/answers/openapi-document.ts'
import ApiDocsPage from './page.tsx'

test('the page of the API shows every call, without a script', () => {
  const html = renderToStaticMarkup(<ApiDocsPage />)
  const { paths } = openapiDocument() as { paths: Record<string, object> }
  for (const path of Object.keys(paths)) expect(html).toContain(`<code>${path}</code>`)
  expect(html).toContain('onTargetOnly')
  expect(html).not.toMatch(/<script|\son\w+=/)
})
