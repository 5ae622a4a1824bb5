import type { YearStacksModel } from '#shared/charts/money/year-stacks.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { yearOf } from '#shared/formats/months.ts'
import { percent, usd } from '#shared/formats/figures.ts'
import { metricOf } from '#shared/metrics/metric.ts'
import { type Figures, figuresFrom } from '../../figures/figure.ts'
import { allIdleWords } from '../../messages/verdict/idle-words.ts'
import type { NamedBars, NamedChart, PageInput } from '../layer-page.ts'
import { buildUp, type BuildUp } from './build-up.ts'
import { cashSummary, type CashSummary } from './cash-summary.ts'
import { coverChart } from './cover.ts'
import { moneyScale } from './money-scale.ts'
import { pricesView } from '../../prices/prices.ts'
import { hourCost, productsOf, type Products } from './products.ts'

type IdleYears = {
	readonly title: string
	readonly sub: string
	readonly model: YearStacksModel
	/** what it counts, beside what Overview shows of it */
	readonly counts: string
}

/** What stands beside one another on the first tab of the page. */
export type MoneySummary = {
	readonly cash: CashSummary
	readonly capital: BuildUp | null
	readonly products: Products
	/** what an hour of the chips is made of, where nothing is sold */
	readonly hour: NamedBars | null
	/** null: no debt is served */
	readonly cover: NamedChart | null
	/** financing terms are entered */
	readonly isFinanced: boolean
	readonly isSold: boolean
	/** null: nothing stands idle */
	readonly idle: IdleYears | null
	/** prices that are missing */
	readonly missing: number
}

const IDLE = [
	{ key: 'chipsUsd', name: 'Chips', colour: 'chips' },
	{ key: 'hallsUsd', name: 'Halls', colour: 'infrastructure' },
	{ key: 'powerUsd', name: 'Power', colour: 'energy' },
] as const

/** What stands idle by year and layer; a month that runs over what there is counts as nothing idle. */
function idleYears({ plan, result }: PageInput, { figure, money }: Figures): IdleYears | null {
	if (result.finance.totals.idleUsd <= 0) return null
	const years = [...new Set(result.months.map((month) => String(yearOf(month))))]
	const parts = IDLE.map(({ key, name, colour }) => {
		const each = years.map((year) => figure(`finance.unitCosts.idleByMonth.${key}`, { at: year }))
		const values = each.map(({ value }) => Math.max(0, value ?? 0))
		return {
			name,
			colour,
			values,
			whys: each.map(({ why }) => why),
			all: figure(`finance.unitCosts.idleByLayer.${key}`),
		}
	})
	const totals = years.map((year) => figure('finance.unitCosts.idleUsd', { at: year }))
	const scale = moneyScale(Math.max(0, ...totals.map(({ value }) => value ?? 0)), money)
	const [most] = years
		.map((year, index) => ({ year, usd: totals[index]?.value ?? 0 }))
		.toSorted((a, b) => b.usd - a.usd)
	return {
		title: most === undefined ? 'Idle capacity' : `Idle capacity costs most in ${most.year}: ${usd(most.usd, money)}`,
		counts: allIdleWords(plan, result),
		sub: `Powered and unused: share of the cost of chips, halls and power, ${scale.unit} per year`,
		model: {
			years,
			unit: scale.unit,
			parts: parts.map(({ name, colour, values, whys, all }) => ({
				...{ name, colour, whys, total: `${name} ${all.text}` },
				sums: values.map((value) => value / scale.usdPer),
			})),
			opens: years.map((year, index) => ({
				name: `${year}: ${parts.map(({ name, values }) => `${name.toLowerCase()} ${usd(values[index] ?? 0, money)}`).join(', ')}`,
				why: totals[index]?.why ?? { quantity: 'finance.totals.idleUsd', scope: 'plan', month: null },
			})),
		},
	}
}

const HOUR_PARTS = [
	{ key: 'chipUsd', colour: 'chips' },
	{ key: 'hallUsd', colour: 'infrastructure' },
	{ key: 'powerCapitalUsd', colour: 'energy' },
	{ key: 'energyUsd', colour: 'energy' },
	{ key: 'staffUsd', colour: 'ink-3' },
] as const

/** What an accelerator-hour in use is made of. */
function hourBars(input: PageInput, figures: Figures): NamedBars | null {
	const cost = hourCost(input, figures)
	if (cost === null) return null
	const whole = cost.value ?? 0
	const parts = HOUR_PARTS.map(({ key, colour }) => ({
		colour,
		name: metricOf(`finance.unitCosts.acceleratorHours.${key}`).label,
		of: figures.figure(`finance.unitCosts.acceleratorHours.${key}`, { of: cost.why.scope }),
	})).filter(({ of }) => (of.value ?? 0) > 0)
	const [most] = parts.toSorted((a, b) => (b.of.value ?? 0) - (a.of.value ?? 0))
	return {
		title: `An accelerator-hour costs ${cost.text}${most === undefined ? '' : `, ${percent((most.of.value ?? 0) / whole)} of it ${most.name.toLowerCase()}`}`,
		sub: `In use, excl. idle capacity, ${figures.money.code} per hour`,
		model: { unit: figures.money.code, rows: parts.map(({ name, colour, of }) => barOf(of, { name, colour })) },
	}
}

/** The first tab: cash, what capital is made of, what is sold, debt cover and what stands idle. */
export function buildMoneySummary(input: PageInput): MoneySummary {
	const figures = figuresFrom(input)
	const isSold = input.result.finance.totals.revenueUsd > 0
	return {
		cash: cashSummary(input, figures),
		capital: buildUp(input, figures),
		products: productsOf(input, figures),
		hour: isSold ? null : hourBars(input, figures),
		cover: coverChart(input, figures),
		isFinanced: input.plan.finance !== null,
		isSold,
		idle: idleYears(input, figures),
		missing: pricesView(input.plan, input.result).missing,
	}
}
