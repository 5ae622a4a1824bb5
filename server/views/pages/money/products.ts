import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { count } from '#shared/formats/figures.ts'
import { formatFixed } from '#shared/units/format.ts'
import { inMoney, moneySign, type Money } from '#shared/units/money.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import type { Figures, FigureSource } from '../../figures/figure.ts'
import { chipNames } from '../../messages/chip-name.ts'

/** What is sold: what a unit of it costs in use, what it sells at, and what that leaves. */
export type Product = {
	readonly key: string
	readonly name: string
	/** what serves it */
	readonly note: string
	readonly cost: Figure | null
	/** as it is entered, with the page where it is; null: none is entered */
	readonly price: { readonly text: string; readonly page: string } | null
	/** null where the cost or the price is not known, or input earns too */
	readonly margin: { readonly text: string; readonly isLoss: boolean } | null
	/** price over cost, for what leads a page; null as the margin */
	readonly ratio: number | null
}
export type ProductGroup = { readonly unit: string; readonly rows: readonly Product[] }
export type Products = { readonly title: string; readonly groups: readonly ProductGroup[] }

const signed = (value: number, text: string) => `${value < 0 ? '−' : '+'}${text}`

/** Two decimals, so that columns read down: `$12.00`. */
/** To the cent; from a thousand on whole, thousands apart. */
const WHOLE_FROM = 1000
const inCents = (value: number) => (Math.abs(value) >= WHOLE_FROM ? count(value) : formatFixed(value, 2))
const cents = (money: Money) => (value: number) => `${moneySign(money).trim()}${inCents(value)}`

type Sold = Pick<Product, 'key' | 'name' | 'note' | 'cost'> & {
	readonly priceUsd: number | null
	readonly page: string
	/** something beside this price is earned with it */
	readonly earnsMore?: boolean
}

function productOf({ priceUsd, page, cost, earnsMore = false, ...rest }: Sold, money: Money): Product {
	const text = cents(money)
	const shown = (usd: number) => inMoney(usd, 'usd', money)
	const costUsd = cost?.value ?? null
	const left = costUsd === null || priceUsd === null || earnsMore ? null : priceUsd - costUsd
	return {
		...rest,
		cost: costUsd === null ? null : cost,
		price: priceUsd === null ? null : { text: text(shown(priceUsd)), page },
		margin: left === null ? null : { text: signed(left, text(Math.abs(shown(left)))), isLoss: left < 0 },
		ratio: left === null || !costUsd || priceUsd === null ? null : priceUsd / costUsd,
	}
}

/** An application by each workload that serves it: what a million tokens costs is a matter of the model. */
function tokenProducts({ plan, result }: FigureSource, { figure, money }: Figures): readonly Product[] {
	return plan.applications.flatMap((application) =>
		plan.workloads
			.filter(
				(workload) =>
					workload.kind === 'inference' &&
					workload.applicationIds.includes(application.id) &&
					workload.id in result.finance.unitCosts.workloads,
			)
			.map((workload) =>
				productOf(
					{
						key: `${application.id} ${workload.id}`,
						name: application.name ?? application.id,
						note: [
							workload.name ?? workload.id,
							...((application.revenueUsdPerMillionInputTokens ?? 0) > 0 ? ['input tokens also sold'] : []),
						].join('; '),
						cost: figure('finance.unitCosts.workloads.usdPerMillionTokens', {
							of: `workload:${workload.id}`,
							as: cents(money),
						}),
						priceUsd: application.revenueUsdPerMillionTokens,
						page: listAddress('applications', `edit=${encodeURIComponent(`applications/${application.id}`)}`),
						earnsMore: (application.revenueUsdPerMillionInputTokens ?? 0) > 0,
					},
					money,
				),
			),
	)
}

function hourProducts({ plan, result }: FigureSource, { figure, money }: Figures): readonly Product[] {
	const chipName = chipNames(plan)
	const pools = result.finance.unitCosts.acceleratorHours
	return plan.chipOrders.flatMap((order) => {
		const pool = `${order.siteId}/${order.chip}`
		if (order.rentUsdPerAcceleratorHour === null || !(pool in pools)) return []
		return [
			productOf(
				{
					key: order.id,
					name: order.name ?? order.id,
					note: chipName(order.chip),
					cost: figure('finance.unitCosts.acceleratorHours.usdPerHour', { of: `pool:${pool}`, as: cents(money) }),
					priceUsd: order.rentUsdPerAcceleratorHour,
					page: listAddress('chipOrders', `edit=${encodeURIComponent(`chipOrders/${order.id}`)}`),
				},
				money,
			),
		]
	})
}

const FLEET = 'fleet'

/** The fleet with what stands idle in it, beside what it would cost without. */
function fleetRow({ figure, money }: Figures): readonly Product[] {
	const fleet = figure('finance.totals.fleetUsdPerMillionTokens', { as: cents(money) })
	const used = figure('finance.totals.usdPerMillionTokens', { as: cents(money) })
	if (fleet.value === null) return []
	const none = { price: null, margin: null, ratio: null }
	return [
		{ key: FLEET, name: 'Whole fleet, incl. idle', note: `${used.text} excl. idle capacity`, cost: fleet, ...none },
	]
}

/** What sells furthest below its cost; null where nothing does. */
export function worstSold(products: Pick<Products, 'groups'>): Product | null {
	const [worst] = products.groups
		.flatMap(({ rows }) => rows)
		.filter(({ ratio }) => ratio !== null && ratio < 1)
		.toSorted((a, b) => (a.ratio ?? 1) - (b.ratio ?? 1))
	return worst ?? null
}

/** «Coding agents: loss of $22.83 per million output tokens»: of what sells worst, else of what comes first. */
function titleOf(groups: readonly ProductGroup[]): string {
	const rows = groups.flatMap((group) => group.rows)
	const worst = worstSold({ groups })
	if (worst?.margin) return `${worst.name}: loss of ${worst.margin.text.slice(1)} ${unitOf(groups, worst)}`
	if (rows.some(({ margin }) => margin !== null)) return aboveCostTitle(rows)
	const [first] = rows
	return first?.cost ? `${first.name}: cost of ${first.cost.text} ${unitOf(groups, first)}` : 'No product is served yet'
}

/** Above what a unit costs in use; where the fleet with what stands idle costs more than the dearest sells at, that too. */
function aboveCostTitle(rows: readonly Product[]): string {
	const fleet = rows.find(({ key }) => key === FLEET)?.cost ?? null
	const dearest = Math.max(0, ...tokenPrices(rows))
	return fleet !== null && dearest > 0 && (fleet.value ?? 0) > dearest
		? `Every product in use sells above its cost, but not the fleet with its idle capacity: it costs ${fleet.text} per million output tokens`
		: 'Every product sells above its cost'
}

/** Prices in USD of what stands in the group of the fleet. */
const tokenPrices = (rows: readonly Product[]): readonly number[] =>
	rows
		.slice(
			0,
			rows.findIndex(({ key }) => key === FLEET),
		)
		.flatMap(({ ratio, cost }) => (ratio === null ? [] : [ratio * (cost?.value ?? 0)]))

/** «per accelerator-hour»: the heading of its group, within a sentence. */
function unitOf(groups: readonly ProductGroup[], product: Product): string {
	const unit = groups.find(({ rows }) => rows.includes(product))?.unit ?? ''
	return `${unit.charAt(0).toLowerCase()}${unit.slice(1)}`
}

/** Everything that is sold or could be, with cost, price and margin. */
export function productsOf(source: FigureSource, figures: Figures): Products {
	const tokens = [...tokenProducts(source, figures), ...fleetRow(figures)]
	const hours = hourProducts(source, figures)
	const groups = [
		{ unit: 'Per million output tokens', rows: tokens },
		{ unit: 'Per accelerator-hour', rows: hours },
	].filter(({ rows }) => rows.length > 0)
	return { title: titleOf(groups), groups }
}

/** An hour of the pool that has most accelerators, in use; null where none of them ever has power. */
export function hourCost(
	{ result, plan }: { readonly plan: PlanFile; readonly result: PlanResult },
	{ figure }: Figures,
): Figure | null {
	const counted = new Map<string, number>()
	for (const { siteId, chip, accelerators } of plan.chipOrders) {
		const pool = `${siteId}/${chip}`
		counted.set(pool, (counted.get(pool) ?? 0) + accelerators)
	}
	const [most] = [...counted]
		.filter(([pool]) => pool in result.finance.unitCosts.acceleratorHours)
		.toSorted(([, a], [, b]) => b - a)
	if (most === undefined) return null
	const cost = figure('finance.unitCosts.acceleratorHours.usdPerHour', { of: `pool:${most[0]}` })
	return cost.value === null ? null : cost
}
