import { Form, Link, useSearchParams } from '@remix-run/react'
import { searchFor } from '#app/components/explain/why.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { Comparison } from '#server/actions/scenarios/compare.ts'
import type { CompareCell, ComparedStrip, StripState } from '#server/views/scenarios/compare-view.ts'
import { MOST_COMPARED } from '#shared/schemas/plan-budget.ts'

type Scenario = { readonly id: string; readonly label: string }

const LETTERS = 'ABCD'
const BAND = 10
/** Of the table's width, in percent: what all scenarios take together. */
const SIDES = 72
const OPACITY: Readonly<Record<StripState, number>> = { unasked: 0, covered: 1, short: 0.45, binds: 1 }

/** Five layers over the months in little: pale where covered, half strong where short, strong where it also binds. */
function SmallStrip({ strip }: { strip: ComparedStrip }) {
	const { label, months, bands, ends } = strip
	return (
		<>
			<svg
				className="mt-1 block h-[50px] w-full min-w-[120px]"
				viewBox={`0 0 ${String(months)} ${String(bands.length * BAND)}`}
				preserveAspectRatio="none"
				role="img"
				aria-label={label}
			>
				<rect width={months} height={bands.length * BAND} fill="var(--color-sunken)" />
				{bands.map(({ layer, runs }, row) =>
					runs.map(({ state, from, months: length }) => (
						<rect
							key={`${layer} ${String(from)}`}
							x={from}
							y={row * BAND}
							width={length}
							height={BAND - 1}
							fill={`var(--color-${layer}${state === 'covered' ? '-soft' : ''})`}
							opacity={OPACITY[state]}
						/>
					)),
				)}
			</svg>
			<span className="flex justify-between text-micro font-normal text-ink-3" aria-hidden>
				{ends.map((end) => (
					<span key={end}>{end}</span>
				))}
			</span>
		</>
	)
}

function Value({ cell, scenario, name }: { cell: CompareCell; scenario: Scenario; name: string }) {
	const [current] = useSearchParams()
	const text = cell.best ? <b>{cell.text}</b> : cell.text
	if (cell.page !== null)
		return (
			<Link
				to={`../${cell.page}?scenario=${encodeURIComponent(scenario.id)}`}
				className="why"
				title={`Where in ${scenario.label}`}
			>
				{text}
			</Link>
		)
	if (cell.why === null) return text
	const search = new URLSearchParams(current)
	search.set('scenario', scenario.id)
	return (
		<Link
			to={searchFor(search, cell.why)}
			preventScrollReset
			className="why"
			title={`Why ${name.toLowerCase()} in ${scenario.label}`}
			data-why={cell.why.quantity}
		>
			{text}
		</Link>
	)
}

function Side({
	scenarios,
	strips,
	groups,
}: Pick<Comparison, 'scenarios' | 'strips'> & Pick<Comparison['view'], 'groups'>) {
	return (
		<ScrollRegion label="Scenarios side by side">
			<table className="data-table">
				<caption className="sr-only">Scenarios side by side</caption>
				<thead>
					<tr>
						<th scope="col">
							<span className="sr-only">Figure</span>
						</th>
						{scenarios.map(({ id, label }, index) => (
							<th
								key={id}
								scope="col"
								className="whitespace-normal"
								style={{ width: `${String(SIDES / scenarios.length)}%` }}
							>
								{LETTERS.charAt(index)} {label}
								{strips[index] !== undefined && <SmallStrip strip={strips[index]} />}
							</th>
						))}
					</tr>
				</thead>
				{groups.map(({ name, note, rows }) => (
					<tbody key={name}>
						<tr>
							<th colSpan={scenarios.length + 1} scope="rowgroup">
								{name} {note !== '' && <span className="font-normal text-ink-2">{note}</span>}
							</th>
						</tr>
						{rows.map((row) => (
							<tr key={row.key}>
								<th scope="row" className="font-normal whitespace-normal">
									{row.name} {row.note !== '' && <span className="text-ink-2">{row.note}</span>}
								</th>
								{row.cells.map((cell, index) => {
									const scenario = scenarios[index]
									return scenario === undefined ? null : (
										<td key={scenario.id} className="number whitespace-normal">
											<Value cell={cell} scenario={scenario} name={row.name} />{' '}
											{cell.delta !== '' && <span className="text-ink-2">{cell.delta}</span>}
										</td>
									)
								})}
							</tr>
						))}
					</tbody>
				))}
			</table>
		</ScrollRegion>
	)
}

type CompareCardProps = {
	all: readonly Scenario[]
	/** named by the address */
	asked: readonly string[]
	comparison: Comparison | null
	/** the scenario that the pages show */
	shown: string
}

/** Which scenarios stand side by side, and their figures against the first of them. */
export function CompareCard({ all, asked, comparison, shown }: CompareCardProps) {
	const title = comparison === null ? 'Compare' : comparison.view.finding
	return (
		<Card
			title={title}
			plain={comparison === null}
			sub="Figures against the first one; the better of each in bold. Each opens its explanation in its own scenario. In the strips a layer is pale where it covers what is asked, stronger where it is short, full where it binds."
		>
			<Form method="get" className="flex flex-wrap items-center gap-3">
				<input type="hidden" name="scenario" value={shown} />
				{all.map(({ id, label }, index) => (
					<label key={id} className="flex items-center gap-2">
						<input
							type="checkbox"
							name="compare"
							value={id}
							defaultChecked={asked.length === 0 ? index < 2 : asked.includes(id)}
						/>
						{label}
					</label>
				))}
				<Button size="small">Compare</Button>
			</Form>
			{asked.length > 0 && comparison === null && (
				<div className="mt-3">
					<Notice live>Choose two scenarios or more, at most {String(MOST_COMPARED)}.</Notice>
				</div>
			)}
			{asked.length > MOST_COMPARED && comparison !== null && (
				<div className="mt-3">
					<Notice live>At most {String(MOST_COMPARED)} stand side by side: these are the first of those chosen.</Notice>
				</div>
			)}
			{comparison !== null && (
				<div className="mt-3">
					<Side scenarios={comparison.scenarios} strips={comparison.strips} groups={comparison.view.groups} />
				</div>
			)}
		</Card>
	)
}
