import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('an admin sees what would be sent and to whom, sets a contact, and nothing leaves without a mail server', async ({
  page,
}) => {
  await openDemo(page, '/definitions')
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const base = new URL(page.url()).origin
  await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, role: 'admin', callbackUrl: `${base}/definitions` },
  })
  await page.goto('/admin?section=messages')
  const contacts = page.getByRole('region', { name: 'Contacts' })
  await expect(contacts).toContainText('no mail server is configured')

  const preview = page.getByRole('region', { name: 'What would be sent now' })
  await preview.getByText('Reminder', { exact: true }).click()
  await expect(preview).toContainText(
    /Goes out on the next|within minutes|Nothing to ask|Nobody to send to|Not before/,
  )
  // From the top: what a scroll leaves half under the bar is no smaller for it.
  await page.evaluate(() => scrollTo(0, 0))
  await expectSound(page)

  const form = page.getByRole('region', { name: 'Set a contact' })
  const { items } = (await (await page.request.get('/api/v1/teams?limit=300')).json()) as {
    items: { id: string; name: string }[]
  }
  const team = items.at(-1)!
  await form.getByLabel('Team', { exact: true }).fill(team.id)
  await form.getByLabel('Mail address').fill('nobody@landfall.example')
  await form.getByLabel('Time zone').fill('Europe/Madrid')
  await form.getByRole('button', { name: 'Set the contact' }).click()
  await contacts.getByRole('button', { name: /^Show all/ }).click()
  const row = contacts.getByRole('row').filter({ hasText: 'nobody@landfall.example' })
  await expect(row).toContainText('Europe/Madrid')
  await row.getByRole('button', { name: /^Send a test/ }).click()
  await expect(contacts).toContainText('No mail server is configured: messages to this address wait.')
  await row.getByRole('button', { name: /^Remove/ }).click()
  await expect(row).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await expectSound(page)
})
