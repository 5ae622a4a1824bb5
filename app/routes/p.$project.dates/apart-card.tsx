import { Link, useSearchParams } from '@remix-run/react'
import { Card } from '#app/components/ui/card.tsx'
import type { OddsApart } from '#server/views/odds/apart.ts'

/** What the other scenarios change draw by draw; one that nobody has drawn leads to its odds. */
export function ApartCard({ apart: { title, sub, rows } }: { apart: OddsApart }) {
	const [search] = useSearchParams()
	const addressOf = (scenario: string) =>
		`?${new URLSearchParams({ ...Object.fromEntries(search), scenario }).toString()}`
	return (
		<Card title={title} sub={sub}>
			<ul className="odds-read">
				{rows.map(({ id, label, lines }) => (
					<li key={id}>
						<Link to={addressOf(id)}>{label}</Link>
						{lines.length === 0 && <p>Not drawn yet: open it to draw its odds.</p>}
						{lines.map((line) => (
							<p key={line}>{line}</p>
						))}
					</li>
				))}
			</ul>
		</Card>
	)
}
