import { CatalogView } from '#components/catalog/catalog-view.tsx'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Catalogue files' }

/** Teams, services and owners from a file, seen before they are recorded. */
export default async function CatalogPage({ searchParams }: { searchParams: SearchParams }) {
  const { context } = await openView(searchParams)
  return <CatalogView mayChange={mayAdminister(context.viewer)} />
}
