import { Link } from '@remix-run/react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { Card } from '#app/components/ui/card.tsx'

type Packet = { readonly name: string; readonly href: string; readonly says: string }

/** The plan as it stands, in every form it can be taken away in; packets for a single reader are listed here, too. */
export function BesideCard({ projectId, search }: { projectId: string; search: string }) {
	const at = (path: string, asked: Readonly<Record<string, string>> = {}) =>
		`/p/${projectId}/${path}?${new URLSearchParams([...new URLSearchParams(search), ...Object.entries(asked)]).toString()}`
	const opens = useOpens()
	const all: readonly Packet[] = [
		{
			name: 'Report, PDF',
			href: at('report.pdf', { as: 'set' }),
			says: 'as its settings were kept last, marked DRAFT',
		},
		{ name: 'Workbook, XLSX', href: at('plan.xlsx'), says: 'inputs, workings with live formulas, results' },
		{ name: 'Results, CSV', href: at('table.csv', { table: 'results.plan' }), says: 'a row a figure and month' },
		{ name: 'Plan file, JSON', href: at('plan.json'), says: 'to keep, to send, to import again' },
	]
	const files = all.filter(({ href }) => opens(href.split('/').at(-1) ?? ''))
	return (
		<Card
			title="The plan as it stands"
			plain
			{...(opens('exchange') && {
				foot: (
					<Link className="underline" to={at('exchange')}>
						Other tables and schedules
					</Link>
				),
			})}
		>
			<ul className="list-columns">
				{files.map(({ name, href, says }) => (
					<li key={name} className="list-row">
						<div className="list-row-main">
							<a className="underline" href={href} download>
								{name}
							</a>
							<p className="list-row-note">{says}</p>
						</div>
					</li>
				))}
			</ul>
		</Card>
	)
}
