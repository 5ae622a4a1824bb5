import { clsx } from 'clsx'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { KnownRow, OddsKnowing } from '#server/views/odds/knowing.ts'

const SHADES = { failing: 'text-failing', tight: 'text-tight', ok: undefined } as const

const odds = (end: 'p10' | 'p90') => (row: KnownRow) => {
	const at = row.odds?.[end]
	return at === undefined ? null : <b className={clsx(SHADES[at.state])}>{at.text}</b>
}

/** What it is worth to know an input before one commits to a date: how far it narrows the band, and what it does to the target. */
export function KnowingCard({ knowing: { title, sub, rows, capital } }: { knowing: OddsKnowing }) {
	const hasTarget = rows.some((row) => row.odds !== null)
	return (
		<Card title={title} sub={sub} {...(capital !== '' && { foot: <p>{capital}</p> })}>
			<Table
				stacks
				caption={title}
				rows={rows}
				rowKey={({ id }) => id}
				columns={[
					{
						key: 'input',
						head: 'Input',
						rowHead: true,
						cell: ({ name, page, isGuess }) => (
							<>
								<PageLink page={`../${page}`}>{name}</PageLink>
								{isGuess && <span className="text-ink-3"> (guess)</span>}
							</>
						),
					},
					{ key: 'band', head: 'Span left', number: true, cell: ({ band }) => band },
					...(hasTarget
						? [
								{ key: 'p10', head: 'Target at P10', number: true, cell: odds('p10') },
								{ key: 'p90', head: 'Target at P90', number: true, cell: odds('p90') },
							]
						: []),
				]}
			/>
		</Card>
	)
}
