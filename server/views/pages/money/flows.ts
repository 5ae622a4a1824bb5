import { isMetricName, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { usd } from '#shared/formats/figures.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import type { Figures } from '../../figures/figure.ts'
import { estimateWords } from '../../messages/estimate-words.ts'
import type { NamedBars } from '../layer-page.ts'

const SOURCES = ['constructionDrawUsd', 'termDrawUsd', 'equityUsd', 'revenueUsd', 'disposalUsd'] as const
const USES = [
	...(['capexUsd', 'feesUsd', 'constructionInterestUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd'] as const),
	...(['depositsUsd', 'termInterestUsd', 'termPrincipalUsd', 'constructionRepaidUsd', 'reserveUsd'] as const),
	'distributionsUsd' as const,
]

function flowBars(
	names: readonly (keyof PlanResult['finance']['cashFlow'])[],
	{ figure, money }: Figures,
	{ title, colour }: { readonly title: string; readonly colour: 'applications' | 'infrastructure' },
): NamedBars {
	const rows = names
		.map((name) => ({
			name: metricOf(`finance.cashFlow.${name}`).label,
			of: figure(`finance.cashFlow.${name}`, { at: 'all' }),
		}))
		.filter(({ of }) => (of.value ?? 0) > 0)
	const all = rows.reduce((sum, { of }) => sum + (of.value ?? 0), 0)
	return {
		title: `${title} ${usd(all, money)}`,
		sub: `Over the plan’s months, ${money.code}`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour })) },
	}
}

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
		sub: `Over the plan, by what it is for, ${money.code}`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour: 'applications' })) },
	}
}

export function estimateBars(result: PlanResult, { figure, money }: Figures): NamedBars {
	const qualities = ['contract', 'quote', 'benchmark', 'guess'] as const
	const words = estimateWords(result)
	return {
		title: words === '' ? 'Nothing to estimate' : `The estimate of capital is ${words}`,
		sub: `Capital in whatever month it is paid, by how good its figures are, ${money.code}`,
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

/** Where all money comes from, and what it is paid for. */
export const sourcesAndUses = (figures: Figures): readonly NamedBars[] => [
	flowBars(SOURCES, figures, { title: 'Sources', colour: 'applications' }),
	flowBars(USES, figures, { title: 'Uses', colour: 'infrastructure' }),
]
