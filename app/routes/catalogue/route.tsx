import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireShortQuery } from '#server/http/short-query.ts'
import { buildCatalogueView } from '#server/views/pages/public/catalogue-view.ts'

export const meta = titled('Reference data')

export async function loader(asked: LoaderFunctionArgs) {
	const search = new URL(asked.request.url).searchParams
	await answering(async () => requireShortQuery(search))
	return {
		signedIn: await isSignedIn(asked),
		view: buildCatalogueView({ table: search.get('table'), query: search.get('q') ?? '' }),
	}
}

export default function Catalogue() {
	const { signedIn, view } = useLoaderData<typeof loader>()
	return (
		<PublicPage title="Reference data" lede={view.lede} signedIn={signedIn} wide>
			<div className="mt-5 mb-4 flex flex-wrap items-center gap-3">
				<nav className="segments flex-wrap" aria-label="Tables">
					{view.tables.map((table) => (
						<Link key={table.id} to={`?table=${table.id}`} aria-current={table.id === view.table} preventScrollReset>
							{table.name} {table.count}
						</Link>
					))}
				</nav>
				<Form method="get" role="search" className="flex gap-2">
					<input type="hidden" name="table" value={view.table} />
					<div className="field-box">
						<input
							type="search"
							name="q"
							defaultValue={view.query}
							aria-label={`Search ${view.title.toLowerCase()}`}
							placeholder="Name, year, “guess”"
						/>
					</div>
					<Button>Search</Button>
				</Form>
			</div>
			<Card title={view.title} sub={view.found} plain>
				{view.rows.length === 0 ? (
					<p className="text-ink-2">No rows contain “{view.query}”. Try fewer letters.</p>
				) : (
					<Table
						caption={view.title}
						rows={view.rows}
						rowKey={(row) => row.id}
						columns={[
							{
								key: 'name',
								head: 'Name',
								rowHead: true,
								cell: (row) => <span className="block max-w-48 whitespace-normal font-semibold">{row.name}</span>,
							},
							...view.columns.map((head, index) => ({
								key: head,
								head,
								number: !view.inWords,
								cell: (row: (typeof view.rows)[number]) =>
									view.inWords ? (
										<span className="block min-w-64 [overflow-wrap:anywhere]">{row.cells[index]}</span>
									) : (
										row.cells[index]
									),
							})),
							{
								key: 'source',
								head: 'Source, as of',
								cell: (row) => (
									<span className="block w-72 text-ink-2 [overflow-wrap:anywhere] lg:w-88">
										{row.source}, {row.asOf} <span className="tag">{row.confidence}</span>{' '}
										<span className={row.quality === 'guess' ? 'tag tag-guess' : 'tag'}>{row.quality}</span>
										<span className="block text-ink-3">{row.licence}</span>
									</span>
								),
							},
						]}
					/>
				)}
			</Card>
			<Card title="Sources and licenses" sub="Publishers, terms of use and required attribution" plain>
				<Table
					caption="Sources and licenses"
					rows={view.sources}
					rowKey={(row) => row.id}
					columns={[
						{ key: 'publisher', head: 'Publisher', rowHead: true, cell: (row) => row.publisher },
						{ key: 'licence', head: 'Terms', cell: (row) => row.licence },
						{ key: 'attribution', head: 'Attribution', cell: (row) => row.attribution },
						{ key: 'rows', head: 'Rows', number: true, cell: (row) => row.rows },
					]}
				/>
			</Card>
		</PublicPage>
	)
}
