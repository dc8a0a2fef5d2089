import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test('another migration on the same pages: chosen on the overview, with its own states and words, down to one service', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('have left Helios')
  const chooser = page.getByRole('combobox', { name: 'Migration' })
  await chooser.selectOption('RPC to gRPC')
  await expect(page).toHaveURL(/migration=rpc-to-grpc/)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/of [\d,]+ services have left RPC/)
  const main = page.getByRole('main')
  await expect(main.getByText('gRPC only').first()).toBeVisible()
  await expect(main).not.toContainText(/Helios|Kubernetes/)
  await expectSound(page)

  const { items } = await (await page.request.get('/api/v1/migrations')).json()
  expect(items.map(({ id }: { id: string }) => id)).toEqual([
    'helios-to-kubernetes',
    'proxy-to-envoy',
    'rpc-to-grpc',
  ])
  for (const { live, states } of items)
    expect(Object.values<number>(states).reduce((sum, count) => sum + count, 0)).toBe(live.inScope)

  await page
    .getByRole('link', { name: /^Services/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/services\?.*migration=rpc-to-grpc/)
  await page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name: 'On both' }).click()
  await expect(heading).toContainText(/are on both/)
  const service = main.getByRole('table').first().locator('tbody tr').first().getByRole('link').first()
  const id = (await service.textContent()) ?? ''
  await service.click()
  await expect(page).toHaveURL(new RegExp(`/services/${id}\\?.*migration=rpc-to-grpc`))
  await expect(heading).toContainText(`${id} runs on both platforms`)
  await expect(main.getByText('RPC only').first()).toBeVisible()
  await expectSound(page)
})

test('a migration without machines says in words that CPU tells nothing of it; frequency goes on counting teams', async ({
  page,
}) => {
  await openDemo(page, '/cpu?migration=proxy-to-envoy')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'nothing is provisioned for Proxy or Envoy',
  )
  await expect(page.getByRole('main')).not.toContainText(/NaN|Infinity/)
  await page.goto('/frequency?migration=rpc-to-grpc')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('gRPC')
  await expect(page.getByRole('main')).not.toContainText(/NaN|Infinity/)
})
