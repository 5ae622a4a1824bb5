import { timeChart } from '#shared/charts/time-model.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { moneyOf } from '#shared/units/money.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { MISSING, percent, usd } from '#shared/formats/figures.ts'
import { sentenceCase, yearOf } from '#shared/formats/months.ts'
import { buildUp } from '../../../pages/money/build-up.ts'
import { hallCostTable, layerBars } from '../../../pages/money/cost-parts.ts'
import { estimateBars } from '../../../pages/money/flows.ts'
import { productsOf } from '../../../pages/money/products.ts'
import { estimateWords } from '../../../messages/estimate-words.ts'
import { overridesTable } from '../../sections/basis.ts'
import { qualityBlock, guessesTable } from '../../parts/guesses.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { barsBlock, figureTable } from '../../parts/page-blocks.ts'
import { left, right, shown, strong, words } from '../../parts/report-parts.ts'
import type { Cell, ReportInput, SectionBody, SingleBlock, TableBlock } from '../../report-model.ts'
import { estimateScope } from '../exclusions.ts'
import { pairsTable } from '../reader-parts.ts'
import { cashBlocks } from './debt-pages.ts'
import { CONTRACTED_RULE, contractedShare, openRevenueName, soldKinds, standingOf } from './contracted.ts'

const yearsOf = ({ result }: ReportInput) => [...new Set(result.months.map((month) => String(yearOf(month))))]

function revenueTable(input: ReportInput): TableBlock {
	const { plan, result } = input
	const { figure, money } = figuresFrom({ plan, result })
	const kinds = soldKinds(input)
	const inYear = (year: string): readonly Cell[] => {
		const each = kinds.map(({ kind }) => figure(`finance.revenueByKind.${kind}`, { at: year }))
		const all = each.reduce((sum, { value }) => sum + (value ?? 0), 0)
		const owed = each.reduce((sum, { value }, at) => sum + (kinds[at]?.contracted === true ? (value ?? 0) : 0), 0)
		return [
			strong(year),
			...each.map(shown),
			shown(figure('finance.revenueUsd', { at: year })),
			words(all <= 0 ? MISSING : percent(owed / all)),
		]
	}
	return tableOf({
		title: `Revenue by year and kind, ${money.code}`,
		columns: [left('Year', 0.5), ...[...kinds.map(({ name }) => name), 'All revenue', 'Contracted'].map(right)],
		rows: kinds.length === 0 ? [] : yearsOf(input).map(inYear),
		least: 8,
		noun: 'years',
		empty: 'No price is entered: nothing is earned.',
	})
}

function productTables({ plan, result }: ReportInput): readonly TableBlock[] {
	return productsOf({ plan, result }, figuresFrom({ plan, result })).groups.map(({ unit, rows }) =>
		tableOf({
			title: unit,
			columns: [left('Product', 1.4), left('Served by', 1.4), ...['Cost', 'Price', 'Margin'].map(right)],
			rows: rows.map(({ name, note, cost, price, margin }) => [
				words(name),
				words(note),
				cost === null ? words(MISSING) : shown(cost),
				price === null ? words('no price') : { text: price.text, holds: 'prices' },
				margin === null ? words(MISSING) : { text: margin.text, strong: margin.isLoss, holds: 'prices' },
			]),
			least: 3,
			noun: 'products',
			empty: '',
		}),
	)
}

/** What is earned, year by year, and how much of it somebody owes. */
export function revenuePage(input: ReportInput): SectionBody {
	const share = contractedShare(input)
	const { plan, result } = input
	const { series, money } = figuresFrom({ plan, result })
	const kinds = soldKinds(input)
	const per = 1e6 * money.usdPerUnit
	const bars = kinds.map((sold) => ({
		name: `${sold.name}, ${standingOf(sold)}`,
		values: series(`finance.revenueByKind.${sold.kind}`).values.map((value) => value / per),
		colour: sold.contracted ? ('applications' as const) : ('ink-3' as const),
		flow: true as const,
	}))
	return {
		bookmark: 'Revenue and unit economics',
		finding:
			share === null
				? 'No revenue is planned'
				: share === 0
					? `No revenue is contracted: all of it is ${openRevenueName(input)}`
					: `${percent(share)} of revenue is contracted`,
		lede: CONTRACTED_RULE,
		blocks: [
			...(bars.length === 0
				? []
				: [
						timeChartOf(
							{
								title: 'Revenue by month',
								chart: timeChart({ months: result.months, unit: `million ${money.code}/month`, bars, status: null }),
							},
							{ source: 'Before tax.', least: 140, most: 220 },
							kinds.map(({ kind }) => ({ quantity: `finance.revenueByKind.${kind}` })),
						),
					]),
			revenueTable(input),
			...productTables(input),
			idleTable(input),
			...cashBlocks(input),
		],
	}
}

const IDLE_NAMES = { chipsUsd: 'Chips', hallsUsd: 'Halls and staff', powerUsd: 'Power and energy' } as const

const [MILLION, CENT] = [1e6, 0.01] as const
/** What taking parts from a whole leaves below a cent is nothing. */
const centsOrNone = (figure: Figure): Cell => (Math.abs(figure.value ?? 0) < CENT ? words(MISSING) : shown(figure))

/** What capacity without work costs, beside what the capacity in use does. */
function idleTable(input: ReportInput): TableBlock {
	const { figure } = figuresFrom(input)
	const parts = (['chipsUsd', 'hallsUsd', 'powerUsd'] as const).map(
		(name) => [name, figure(`finance.unitCosts.idleByLayer.${name}`)] as const,
	)
	return tableOf({
		title: `Idle capacity costs ${figure('finance.totals.idleUsd').text} over the plan`,
		columns: [left('Part', 1.2), right('Over the plan'), ...yearsOf(input).map(right)],
		rows: parts.map(([name, of]) => [
			words(IDLE_NAMES[name]),
			shown(of),
			...yearsOf(input).map((year) => centsOrNone(figure(`finance.unitCosts.idleByMonth.${name}`, { at: year }))),
		]),
		least: 3,
		noun: 'parts',
		empty: '',
	})
}

function linesTable({ plan, result }: ReportInput): TableBlock {
	const figures = figuresFrom({ plan, result })
	const built = buildUp({ plan, result }, figures)
	const total = built?.model.total.figure
	return tableOf({
		title: `Capital by line, ${figures.money.code}`,
		columns: [left('Line', 1.4), right('Capital'), right('Share')],
		rows:
			built === null || total === undefined
				? []
				: [
						...built.model.lines.map(({ name, figure }) => [
							words(name),
							shown(figure),
							words(percent((figure.value ?? 0) / (total.value ?? 1))),
						]),
						[strong('Total'), { ...shown(total), strong: true }, words('')],
					],
		least: 16,
		noun: 'lines',
		empty: 'Nothing is to be built.',
	})
}

function bandBlock({ plan, result }: ReportInput): SingleBlock {
	const money = moneyOf(plan)
	// The band is in millions of the plan’s money.
	const perMW = (millions: number) => usd(millions * MILLION * money.usdPerUnit, money)
	const band = buildUp({ plan, result }, figuresFrom({ plan, result }))?.model.band ?? null
	if (band === null)
		return {
			kind: 'prose',
			title: 'Benchmark',
			text: 'No published range is known for the market that the halls are priced by.',
		}
	return pairsTable(
		'Against built campuses',
		[
			[band.name, band.figure.text],
			[`Published, low to high: ${band.of}`, `${perMW(band.low)}–${perMW(band.high)}`],
			['Published, middle', perMW(band.middle)],
			[
				'Difference from the middle',
				`${band.value >= band.middle ? '+' : '−'}${percent(Math.abs(band.value / band.middle - 1))}`,
			],
		],
		['Item', 'Figure'],
	)
}

/** Capital line by line, beside what others have paid. */
export function capitalPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const built = buildUp({ plan, result }, figures)
	const halls = hallCostTable(plan, result, figures)
	return {
		bookmark: 'Capital',
		finding: built?.title ?? 'Nothing is to be built',
		lede: built?.sub ?? '',
		blocks: [
			{
				kind: 'pair',
				share: 0.52,
				left: [linesTable(input)],
				right: [bandBlock(input), barsBlock(layerBars(result, figures))],
			},
			...(halls.rows.length > 0 ? [figureTable(halls, 'halls')] : []),
		],
	}
}

/** Class, range, contingency, escalation, exclusions, and how well each part of the money is settled. */
export function estimatePage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const { class: found, lowShare, highShare } = result.finance.estimate
	const { holds, excludes } = estimateScope(input)
	const capital = result.finance.committedUsd.totalUsd
	const estimate = estimateBars(result, figures)
	return {
		bookmark: 'Basis of estimate',
		finding:
			found === null || lowShare === null || highShare === null
				? 'Nothing is to be paid: there is no estimate'
				: `Class ${String(found)}: ${usd(capital * (1 + lowShare), figures.money)} to ${usd(capital * (1 + highShare), figures.money)} for ${usd(capital, figures.money)}`,
		lede: 'Class and range by AACE 18R-97, from the source grade of each part of the money. A planning estimate, not stamped engineering.',
		blocks: [
			pairsTable(
				'Scope of the estimate',
				[['Class and range', estimateWords(result).split(':', 1).join('')], ...holds],
				['Item', 'Figure'],
			),
			{ kind: 'prose', title: 'Not in the estimate', text: `${sentenceCase(excludes.join('; '))}.` },
			...(estimate.model.rows.length > 0 ? [barsBlock(estimate)] : []),
			qualityBlock(input),
			guessesTable(input, 'brief'),
			overridesTable(plan),
		],
	}
}
