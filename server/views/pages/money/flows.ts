import { isMetricName, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import type { Figures } from '../../figures/figure.ts'
import { estimateWords } from '../../messages/estimate-words.ts'
import type { NamedBars } from '../layer-page.ts'
import { isFinanced } from './net-value.ts'
import { closeBars, flowBars } from './sources-and-uses.ts'

/** What is earned, by what it is for; null where nothing is. */
export function revenueBars({ finance }: PlanResult, { figure, money }: Figures): NamedBars | null {
	const rows = Object.keys(finance.revenueByKind)
		.flatMap((kind) => {
			const key = `finance.revenueByKind.${kind}`
			return isMetricName(key) ? [{ name: metricOf(key).label, of: figure(key, { at: 'all' }) }] : []
		})
		.filter(({ of }) => (of.value ?? 0) > 0)
		.sort((a, b) => (b.of.value ?? 0) - (a.of.value ?? 0))
	if (rows.length === 0) return null
	return {
		title: `Revenue ${figure('finance.totals.revenueUsd').text}`,
		sub: `Over the plan, by use, ${money.code}`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour: 'applications' })) },
	}
}

export function estimateBars(result: PlanResult, { figure, money }: Figures): NamedBars {
	const qualities = ['contract', 'quote', 'benchmark', 'guess'] as const
	const words = estimateWords(result)
	return {
		title: words === '' ? 'Nothing to estimate' : sentenceCase(words),
		sub: `Capex by evidence grade, incl. before the plan, ${money.code}`,
		model: {
			unit: money.code,
			rows: qualities
				.map((quality) =>
					barOf(figure(`finance.estimate.moneyByQuality.${quality}`), {
						name: sentenceCase(quality),
						colour: 'ink-2',
					}),
				)
				.filter(({ value }) => value > 0),
		},
	}
}

/** Where money comes from and what it is paid for: until the loan converts, or over the plan where none is drawn. */
export const sourcesAndUses = (result: PlanResult, figures: Figures): readonly NamedBars[] =>
	isFinanced(result) ? closeBars(result, figures) : flowBars(figures)
