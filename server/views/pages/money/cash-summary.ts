import { paidBefore } from '../../figures/before-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import type { CashBarsModel, CashPart } from '#shared/charts/money/cash-bars.ts'
import { periodName, quartersOf, sumOfEach } from '#shared/formats/quarters.ts'
import { usd } from '#shared/formats/figures.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import type { Figures } from '../../figures/figure.ts'
import { lacksPrice } from '../../figures/unpriced.ts'
import { runningSum, sum } from '../../figures/series.ts'
import type { PageInput } from '../layer-page.ts'
import { cashEvents, type NamedCashEvent } from './cash-events.ts'
import { moneyScale } from './money-scale.ts'

export type CashSummary = { readonly title: string; readonly sub: string; readonly model: CashBarsModel }

/** In USD, quarter by quarter; what was spent before the plan is tied up from its first month. */
type Flows = {
	readonly quarters: readonly string[]
	readonly revenue: readonly number[]
	readonly layers: Readonly<Record<(typeof LAYERS_PAID)[number], readonly number[]>>
	readonly running: readonly number[]
	readonly net: readonly number[]
	readonly tied: readonly number[]
}
const LAYERS_PAID = ['energy', 'infrastructure', 'chips'] as const
const NAMES = { energy: 'Power', infrastructure: 'Halls', chips: 'Chips' } as const

function flowsOf({ months, finance }: PlanResult): Flows {
	const periods = quartersOf(months)
	const quarterly = (values: readonly number[]) => sumOfEach(values, periods)
	const revenue = quarterly(finance.revenueUsd)
	const running = quarterly(finance.opexUsd.map((opex, month) => opex + (finance.cashFlow.taxUsd[month] ?? 0)))
	const capex = quarterly(finance.capexUsd)
	const { energy, infrastructure, chips } = finance.capexByLayer
	const net = revenue.map((earned, index) => earned - (running[index] ?? 0) - (capex[index] ?? 0))
	const before = finance.beforePlanUsd.totalUsd
	return {
		quarters: periods.map(({ name }) => name),
		...{ revenue, running, net },
		layers: { energy: quarterly(energy), infrastructure: quarterly(infrastructure), chips: quarterly(chips) },
		tied: runningSum(net).map((total) => total - before),
	}
}

const ENDS = { chips: 'last chips paid', infrastructure: 'last hall paid', energy: 'last power capex paid' } as const
/** Less of a layer than this is still to be paid: it is as good as paid. */
const PAID = 0.01

/** The payments that end in the quarter in which most is tied up: from then on more comes in than goes out. */
function eventIn({ layers }: Flows, index: number): string {
	const [ended] = LAYERS_PAID.map((layer) => ({
		layer,
		usd: layers[layer][index] ?? 0,
		left: sum(layers[layer].slice(index + 1)),
	}))
		.filter(({ layer, usd: paid, left }) => paid > 0 && left <= PAID * sum(layers[layer]))
		.toSorted((one, other) => other.usd - one.usd)
	return ended === undefined ? '' : `, ${ENDS[ended.layer]}`
}

function deepestOf(flows: Flows, { money }: Figures): CashBarsModel['deepest'] {
	const { quarters, tied } = flows
	const least = Math.min(0, ...tied)
	const index = tied.indexOf(least)
	if (least >= 0 || index < 0 || index === tied.length - 1) return null
	const quarter = quarters[index] ?? ''
	return { index, text: `Peak funding need: ${usd(-least, money)}, ${periodName(quarter)}${eventIn(flows, index)}` }
}

function titleOf({ quarters, tied, layers, revenue }: Flows, { money }: Figures): string {
	const least = Math.min(0, ...tied)
	if (sum(revenue) <= 0) {
		const paid = quarters.map((_, index) => LAYERS_PAID.reduce((all, layer) => all + (layers[layer][index] ?? 0), 0))
		const [most] = quarters.map((name, index) => ({ name, usd: paid[index] ?? 0 })).sort((a, b) => b.usd - a.usd)
		return most === undefined || most.usd <= 0
			? 'No capex in the plan'
			: `${periodName(most.name)} carries most of the spending: ${usd(most.usd, money)}`
	}
	if (least >= 0) return 'Cash in exceeds cash out in every quarter'
	return `Peak funding need ${usd(-least, money)} in ${periodName(quarters[tied.indexOf(least)] ?? '')}`
}

/** What the running total begins with. */
function startText({ finance }: PlanResult, { money }: Figures): string {
	const { totalUsd } = finance.beforePlanUsd
	const paid = paidBefore(finance)
	return totalUsd > 0 && paid !== null ? `; running total from ${usd(totalUsd, money)} of ${paid} before the plan` : ''
}

/** In and out by quarter, with the running total. Revenue is left out where none is entered, and is not drawn as nothing. */
export function cashSummary({ plan, result, status }: PageInput, figures: Figures): CashSummary {
	const flows = flowsOf(result)
	const { quarters, layers, revenue, running, net, tied } = flows
	const scale = moneyScale(Math.max(...tied.map(Math.abs), ...net.map(Math.abs), 0), figures.money)
	const part = (name: string, values: readonly number[], colour: string): CashPart => ({
		...{ name, colour, sums: values.map((value) => value / scale.usdPer) },
		total: `${name} ${usd(sum(values), figures.money)}`,
	})
	const isSold = sum(revenue) > 0
	const events = cashEvents({ plan, result }, { quarters, layers, revenue })
	const scaled = (values: readonly number[]) => values.map((value) => value / scale.usdPer)
	return {
		title: titleOf(flows, figures),
		sub: `${scale.unit} per quarter: ${isSold ? 'cash in above the line, out below; black mark: net' : `cash out only, ${lacksPrice({ plan, result }) ? 'no price entered' : 'nothing is sold'}`}${plan.finance === null ? ', before debt and tax' : ', before debt'}${startText(result, figures)}`,
		model: {
			periods: quarters,
			unit: scale.unit,
			ins: isSold ? [part('Revenue', revenue, 'applications')] : [],
			outs: [
				part(plan.finance === null ? 'Opex' : 'Opex and tax', running, 'ink-3'),
				...LAYERS_PAID.map((layer) => part(NAMES[layer], layers[layer], layer)),
			],
			net: scaled(net),
			running: scaled(tied),
			deepest: deepestOf(flows, figures),
			events: events.map(({ index, size, text, rises }) => ({ index, size, text, rises })),
			status: status === null || !result.months.includes(status) ? null : quarters.indexOf(quarterOf(status)),
			opens: quarters.map((quarter, index) => opensOf(quarter, { index, flows, figures, events })),
		},
	}
}

type OpensAt = {
	readonly index: number
	readonly flows: Flows
	readonly figures: Figures
	readonly events: readonly NamedCashEvent[]
}

/** A quarter read out, part by part; it opens the larger of capital and revenue. */
function opensOf(quarter: string, { index, flows, figures, events }: OpensAt): CashBarsModel['opens'][number] {
	const { money, figure } = figures
	const at = (values: readonly number[]) => values[index] ?? 0
	const said = [
		['revenue', at(flows.revenue)] as const,
		...LAYERS_PAID.map((layer) => [NAMES[layer].toLowerCase(), -at(flows.layers[layer])] as const),
		['running', -at(flows.running)] as const,
	].filter(([, value]) => value !== 0)
	const parts = [...said, ['net', at(flows.net)] as const, ['running total', at(flows.tied)] as const]
	const capital = figure('finance.quarters.capexUsd', { of: `quarter:${quarter}` })
	const revenue = figure('finance.quarters.revenueUsd', { of: `quarter:${quarter}` })
	const told = events.flatMap((event) => (event.index === index ? [`; ${event.says}`] : [])).join('')
	const { why } = (revenue.value ?? 0) > (capital.value ?? 0) ? revenue : capital
	return {
		name: `${periodName(quarter)}: ${parts.map(([name, value]) => `${name} ${usd(value, money)}`).join(', ')}${told}`,
		why,
	}
}
