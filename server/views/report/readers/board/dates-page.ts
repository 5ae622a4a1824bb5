import type { PlanResult } from '#shared/result.ts'
import { LOSS_KINDS, type LossKind } from '#shared/result/verdict-result.ts'
import { isMetricName } from '#shared/metrics/metric.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { lossesToTell, lossPlace, lossWords, totalsTitle } from '../../../messages/verdict/loss-words.ts'
import { runningChart } from '../../../pages/money/cost-parts.ts'
import { targetDates } from '../../../pages/overview/target-dates.ts'
import { headingOf } from '../../../odds/odds-view.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { deliveredBlocks } from '../../parts/verdict/strip-block.ts'
import { left, right, shown, strong, words } from '../../parts/report-parts.ts'
import type { ReportInput, SectionBody, TableBlock } from '../../report-model.ts'
import { datesTable, drawnOf } from '../../sections/uncertainty.ts'

const KIND_NAMES: Readonly<Record<LossKind, string>> = {
	late: 'Late against target or plan',
	unserved: 'Unserved demand',
	stranded: 'Stranded chips',
	idle: 'Idle capacity',
	belowCost: 'Sold below cost',
}

/** Every kind of loss with its total: what is still to come, and what is past. */
function totalsTable({ plan, result }: ReportInput): TableBlock {
	const { figure } = figuresFrom({ plan, result })
	const cellOf = (key: string) => {
		const of = isMetricName(key) ? figure(key) : null
		return of === null || (of.value ?? 0) === 0 ? words(MISSING) : shown(of)
	}
	return tableOf({
		title: totalsTitle(plan, result.verdict.totals) ?? 'Nothing is lost from here on',
		columns: [left('Kind', 1.5), ...['MW-months to come', 'Money to come', 'Money past'].map(right)],
		rows: LOSS_KINDS.flatMap((kind) => {
			const cells = [
				cellOf(`verdict.totals.${kind}.mwMonths`),
				cellOf(`verdict.totals.${kind}.usd`),
				cellOf(`verdict.totals.past.${kind}.usd`),
			]
			return cells.every(({ text }) => text === MISSING) ? [] : [[words(KIND_NAMES[kind]), ...cells]]
		}),
		least: LOSS_KINDS.length,
		noun: 'kinds',
		empty: 'None.',
	})
}

function lossRows({ plan, result }: ReportInput): TableBlock {
	return tableOf({
		title: 'Every loss to come, largest first',
		columns: [left('Loss', 0.9), left('Where', 1.1), left('Why', 2), right('Money'), right('Size and time')],
		rows: lossesToTell(result.verdict).map((loss) => {
			const { title, cause, amount, size } = lossWords(plan, loss)
			return [
				words(title),
				words(lossPlace(plan, loss)),
				words(cause.slice(cause.indexOf(': ') + 2)),
				strong(amount),
				words(size),
			]
		}),
		least: 5,
		noun: 'losses',
		empty: 'None.',
	})
}

/** The dates that lead to full power, where nobody drew odds of them. */
function plainDates(plan: ReportInput['plan'], result: PlanResult): TableBlock {
	const { neededHead, rows } = targetDates(plan, result)
	return tableOf({
		title: 'Dates that lead to full power',
		columns: [left('What', 2), ...['Comes', neededHead, 'Late'].map(right)],
		rows: rows.map(({ name, date, needed, late, isLate }) => [
			words(name),
			words(date),
			words(needed),
			{ text: late, strong: isLate },
		]),
		least: 4,
		noun: 'dates',
		empty: 'No date is late.',
	})
}

/** Dates promised and expected with their odds, everything that is lost, and money as it is spent. */
export function boardDates(input: ReportInput): SectionBody {
	const { plan, result } = input
	const drawn = drawnOf(input)
	const figures = figuresFrom({ plan, result })
	const heading =
		drawn === null
			? {
					title: totalsTitle(plan, result.verdict.totals) ?? 'Nothing is lost from here on',
					lede: 'Dates as entered and resource-leveled. No odds: every input is a single value, or no draws were run.',
				}
			: headingOf(drawn)
	return {
		bookmark: 'Dates, odds and losses',
		finding: heading.title,
		lede: heading.lede,
		blocks: [
			drawn === null ? plainDates(plan, result) : datesTable(drawn),
			...deliveredBlocks(input),
			totalsTable(input),
			lossRows(input),
			timeChartOf(runningChart(result, figures, null), {
				source: 'Capex and opex against revenue, before tax.',
				least: 90,
				most: 140,
			}),
		],
	}
}
