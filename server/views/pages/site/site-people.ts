import { asOnePlace } from '#shared/document/several-places.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { Series } from '#shared/series.ts'
import { type BarSeries, timeChart } from '#shared/charts/time-model.ts'
import { largest, sum } from '../../figures/series.ts'
import { longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { headOf } from '../../tables/head-of.ts'
import { tradeName } from '#shared/formats/names.ts'
import type { Figures } from '../../figures/figure.ts'
import type { FigureTable, NamedChart } from '../layer-page.ts'
import type { AtSite } from './at-site.ts'

type Trade = { readonly trade: string; readonly values: Series }

/** Trades that work at the site, those with most months of work first. */
export function tradesOf({ result, site }: AtSite): readonly Trade[] {
	return Object.entries(result.workforce.bySite[site.id] ?? {})
		.map(([trade, values]) => ({ trade, values, total: sum(values) }))
		.filter(({ total }) => total >= 0.5)
		.toSorted((a, b) => b.total - a.total)
}

/** Named apart; the rest together. */
const TONES = 4

const othersOf = ({ series }: Figures, crews: string | undefined): readonly BarSeries[] =>
	crews === undefined ? [] : [{ name: 'All other trades', ...series('workforce.bySite', crews), colour: 'trade-5' }]

/** Everybody at work at the site, the trades with most months of work by name. */
export function peopleChart({ result, today, site, figures }: AtSite, ranked: readonly Trade[]): NamedChart | null {
	if (ranked.length === 0) return null
	const bars: readonly BarSeries[] = ranked.slice(0, TONES).map(({ trade }, index) => ({
		name: sentenceCase(tradeName(trade)),
		...figures.series('workforce.bySite', `crew:${site.id}/${trade}`),
		colour: `trade-${index + 1}`,
	}))
	const rest = asOnePlace(
		'crew',
		ranked.slice(TONES).map(({ trade }) => `${site.id}/${trade}`),
	)
	const all = figures.series('workforce.bySite', `site:${site.id}`)
	const peak = largest(all.values)
	return {
		title: `${figures.figure('workforce.bySite', { of: `site:${site.id}`, at: 'largest' }).text} people at the peak, in ${shortMonth(result.months[peak?.index ?? 0] ?? '')}`,
		sub: 'Builders and those who run the site, by trade, people at work',
		chart: timeChart({
			months: result.months,
			unit: 'people',
			whole: true,
			bars: [...bars, ...othersOf(figures, rest)],
			steps: [{ name: 'All', ...all, colour: 'ink', look: 'thin' }],
			today,
		}),
	}
}

/**
 * Of each trade its largest month, beside how many are there in the month looked at; those with most months of work first. Null
 * where nobody works there.
 */
export function tradeTable(
	{ site, figures: { figure, month }, period }: AtSite,
	ranked: readonly Trade[],
): FigureTable | null {
	if (ranked.length === 0) return null
	const people = headOf('workforce.bySite')
	const peaks = 'in the month in which most of the trade are at work'
	return {
		title: 'Trades at their peak',
		sub: `Builders and those who run the site, ${period === null ? '' : `in ${longMonth(period)} and `}${peaks}`,
		heads: [
			fieldFacts('labourPools', 'trade').label,
			...(period === null ? [] : [`${people}, ${shortMonth(period)}`]),
			`${people}, peak`,
			'Month',
		],
		rows: ranked.map(({ trade }) => {
			const of = `crew:${site.id}/${trade}`
			const peak = figure('workforce.bySite', { of, at: 'largest' })
			const now = period === null ? [] : [figure('workforce.bySite', { of, at: period })]
			return { key: trade, name: sentenceCase(tradeName(trade)), figures: [...now, peak, month(peak)] }
		}),
	}
}
