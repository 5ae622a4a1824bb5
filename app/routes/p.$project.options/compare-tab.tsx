import { Form } from '@remix-run/react'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import type { Comparison } from '#server/actions/scenarios/compare.ts'
import type { OptionsView } from '#server/views/scenarios/options-view.ts'
import { MOST_COMPARED } from '#shared/schemas/plan-budget.ts'
import { CompareTable } from './compare-table.tsx'

const [CHART_WIDTH, CHART_HEIGHT] = [440, 260]

/** What each MW-month that is won back costs, the cheapest first. */
function PriceCard({ prices: { title, sub, rows } }: { prices: NonNullable<OptionsView['prices']> }) {
	return (
		<Card title={title} sub={sub}>
			<ul className="month-prices">
				{rows.map(({ letter, label, text, share }) => (
					<li key={letter}>
						<span>
							<b>{letter}</b> {label}
						</span>
						<i aria-hidden style={{ width: `${String(Math.round(share * 100))}%` }} />
						<b className="number">{text}</b>
					</li>
				))}
			</ul>
		</Card>
	)
}

type ChooseProps = {
	all: readonly { readonly id: string; readonly label: string }[]
	compared: readonly string[]
	shown: string
}

/** Where there are more scenarios than stand side by side: which of them do. */
function Choose({ all, compared, shown }: ChooseProps) {
	return (
		<details className="compare-choose">
			<summary>Choose scenarios ({`${String(compared.length)} of ${String(all.length)}`})</summary>
			<Form method="get" className="mt-2 flex flex-wrap items-center gap-3">
				<input type="hidden" name="scenario" value={shown} />
				{all.map(({ id, label }) => (
					<label key={id} className="flex items-center gap-2">
						<input type="checkbox" name="compare" value={id} defaultChecked={compared.includes(id)} />
						{label}
					</label>
				))}
				<Button size="small">Compare</Button>
				<span className="text-ink-3">Two to {String(MOST_COMPARED)} at a time.</span>
			</Form>
		</details>
	)
}

/** The baseline and up to three others: outcome, inputs, delivered power, and what each MW-month won back costs. */
export function CompareTab({ comparison, all, shown }: Omit<ChooseProps, 'compared'> & { comparison: Comparison }) {
	const { chart, prices } = comparison.view
	return (
		<>
			{all.length > comparison.scenarios.length && (
				<Choose all={all} compared={comparison.scenarios.map(({ id }) => id)} shown={shown} />
			)}
			<div className="cards cards-wide-narrow compare-tab">
				<CompareTable {...comparison} />
				<div className="compare-side">
					<TimeChart
						title={chart.title}
						sub={chart.sub}
						model={chart.chart}
						width={CHART_WIDTH}
						height={CHART_HEIGHT}
					/>
					{prices !== null && <PriceCard prices={prices} />}
				</div>
			</div>
		</>
	)
}
