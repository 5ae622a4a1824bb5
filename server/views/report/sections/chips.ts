import { accelerators, isOne } from '../../messages/counts.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { type Figures, type FigureSource, scaledBy } from '../../figures/figure.ts'
import { chipsFinding } from '../../findings/chips-finding.ts'
import { largest } from '../../figures/series.ts'
import { buildChipsView } from '../../pages/chips-view.ts'
import { MISSING, usd } from '#shared/formats/figures.ts'
import type { ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { entryTable } from '../parts/entry-table.ts'
import { pageBlocks } from '../parts/page-blocks.ts'
import { scaleFor } from '../parts/report-parts.ts'

/** A plan of leases orders no chips: charts of them would be empty. */
export const tenantsBringChips = ({ chipOrders, leases }: PlanFile): boolean =>
	chipOrders.length === 0 && leases.length > 0

/** What stands and what of it can run. */
export function chipsChart(result: PlanResult, { series }: Figures) {
	const all = series('installedAccelerators')
	const { factor, word } = scaleFor(largest(all.values)?.value ?? 0)
	const installed = scaledBy(all, factor)
	const energised = scaledBy(series('energisedAccelerators'), factor)
	const worst = largest(result.stranded.accelerators)
	const idle = worst !== null && worst.value >= 0.5
	return {
		title: idle
			? `Up to ${accelerators(worst.value)} ${isOne(worst.value) ? 'is' : 'are'} without power or a hall`
			: 'Every accelerator that is installed can run',
		chart: timeChart({
			months: result.months,
			unit: `${word}accelerators`,
			steps: [
				{ name: 'Can run', ...energised, colour: 'chips', area: 'chips-soft' },
				{ name: 'Installed', ...installed, colour: 'ink', look: 'thin' },
			],
			short: idle ? { name: 'Stranded', lower: energised.values, upper: installed.values, colour: 'chips' } : null,
			status: null,
		}),
	}
}

/** What is ordered, the late ones first. */
export function ordersTable(source: FigureSource): TableBlock {
	const { chips } = catalogueFor(source.plan)
	const money = moneyOf(source.plan)
	return entryTable(
		{ ...source, list: 'chipOrders' },
		{
			title: 'Chip orders',
			columns: [
				{ field: 'name', grow: 1.3 },
				{ field: 'chip', grow: 1.1 },
				{ field: 'accelerators' },
				{ field: 'orderMonth' },
				{ key: 'schedule.plannedFinish' },
				{
					key: 'schedule.finish',
					cell: ({ id }, cell) => ({ ...cell, strong: (source.result.schedule[`order:${id}`]?.delayMonths ?? 0) > 0 }),
				},
				{
					field: 'unitPriceUsd',
					cell: ({ chip, unitPriceUsd }, cell) => {
						const listed = chips.find(({ id }) => id === chip)?.priceUsd?.mid ?? null
						if (unitPriceUsd !== null) return { ...cell, text: usd(unitPriceUsd, money) }
						return { text: listed === null ? MISSING : usd(listed, money), guess: true }
					},
				},
			],
			least: 3,
			noun: 'orders',
			empty: 'No chips are ordered yet.',
		},
	)
}

/** Orders, what of them can run, and what the market gives. */
export function chipsSection({ plan, result }: ReportInput): SectionBody {
	const { title, lede } = chipsFinding(plan, result)
	const page = buildChipsView({ plan, result, status: null })
	return {
		bookmark: 'Chips',
		finding: title,
		lede,
		blocks: [...pageBlocks(page), ...(tenantsBringChips(plan) ? [] : [ordersTable({ plan, result })])],
	}
}
