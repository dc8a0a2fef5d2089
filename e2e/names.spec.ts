import { expect, type Page, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

type Names = { names: { name: string; rollouts: number; suggestions: { service: string }[] }[] }

/** The demo is opened as leadership; mapping is the business of admins. */
async function becomeAdmin(page: Page): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, role: 'admin', team: '', callbackUrl: '/sources/names' },
  })
}

test('a name is mapped with one press, its service and the accounts follow, and undoing takes it back', async ({
  page,
}) => {
  const openedAt = Date.now() - 600_000
  await openDemo(page, '/sources/names')
  await expect(page.getByText('Admins map names')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Map to/ })).toHaveCount(0)
  await becomeAdmin(page)
  await page.goto('/sources/names')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/names are not in the catalogue/)
  await expectSound(page)

  const { names } = (await (await page.request.get('/api/v1/names')).json()) as Names
  const wanted = names.find(item => item.suggestions.length > 0 && item.rollouts > 0)!
  const service = wanted.suggestions[0]!.service
  const eventsOf = async () => {
    const path = `/api/v1/services/${service}/evidence?limit=5000`
    const { items } = (await (await page.request.get(path)).json()) as { items: { at: string | null }[] }
    // The demo lives on: what its collectors tell meanwhile is not counted.
    return items.filter(({ at }) => at !== null && Date.parse(at) < openedAt).length
  }
  const waits = async () => {
    const { unmapped } = (await (await page.request.get('/api/v1/accounting')).json()) as {
      unmapped: { name: string }[]
    }
    return unmapped.some(({ name }) => name === wanted.name)
  }
  const before = await eventsOf()
  expect(await waits()).toBe(true)

  const row = page.getByRole('row', { name: wanted.name })
  await row.getByRole('button', { name: `Map to ${service}` }).click()
  await expect(page.getByText('now counts as')).toBeVisible()
  await expect(row).toHaveCount(0)
  expect(await waits()).toBe(false)
  expect(await eventsOf()).toBe(before + wanted.rollouts)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toHaveCount(1)
  expect(await eventsOf()).toBe(before)
  expect(await waits()).toBe(true)
})

test('a rule is tried before it is saved, ordered by keyboard, and places what waits', async ({ page }) => {
  await openDemo(page, '/definitions')
  await becomeAdmin(page)
  await page.goto('/sources/names?list=name-rules')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  for (const [index, [pattern, result]] of [
    ['*-canary', '{1}'],
    ['*-test-old', '{1}'],
  ].entries()) {
    await page.getByRole('button', { name: 'Add a rule' }).click()
    const rule = page
      .getByRole('listitem')
      .filter({ has: page.getByLabel('is like') })
      .nth(index)
    await rule.getByLabel('is like').fill(pattern!)
    await rule.getByLabel('Then it is the service').fill(result!)
  }
  await expectSound(page)
  const up = page.getByRole('button', { name: 'Move rule-2 up' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('is like').first()).toHaveValue('*-test-old')
  await expect(page.getByRole('button', { name: 'Move rule-2 down' })).toBeFocused()
  await expect(save).toBeDisabled()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('If saved:')).toBeVisible()
  await save.click()
  await expect(page.getByText('Saved:', { exact: true })).toBeVisible()
  const { items } = (await (await page.request.get('/api/v1/rules/names')).json()) as {
    items: { id: string }[]
  }
  expect(items.map(({ id }) => id)).toEqual(['rule-2', 'rule'])
  await page.setViewportSize({ width: 390, height: 800 })
  await expectSound(page)
  await page.getByRole('button', { name: 'Remove rule-2' }).click()
  await page.getByRole('button', { name: 'Remove rule' }).click()
  await page.getByRole('button', { name: 'Preview' }).click()
  await save.click()
  await expect(page.getByText('No rule places names by itself.')).toBeVisible()
})
