import { expect } from 'vitest'
import { near, type Laws } from '../factories/every-plan.ts'
import { must } from '../factories/must.ts'
import type { Series } from '#shared/series.ts'
import { LAYERS } from '#shared/layers.ts'

const NO_MONTH = 0
const sum = (series: Iterable<number>) => [...series].reduce((total, value) => total + value, NO_MONTH)
const added = (parts: readonly Series[], months: readonly string[]) =>
	months.map((_, month) => sum(parts.map((part) => must(part[month]))))
function nearSeries(one: Series, other: Series, what: string): void {
	expect(one).toHaveLength(other.length)
	one.forEach((value, month) => {
		near(value, must(other[month]), `${what}, month ${String(month)}`)
	})
}

const SPOILT = /NaN|undefined|Infinity|\bnull\b|\[object/
const NO_MONTH_NAME = /^\d{4}-(?!(0[1-9]|1[0-2])$)/

function isSound(value: unknown): boolean {
	if (typeof value === 'number') return Number.isFinite(value)
	if (typeof value === 'string') return !SPOILT.test(value) && !NO_MONTH_NAME.test(value)
	return value === null || typeof value === 'boolean'
}

/** Throws with the path of the first leaf that no document may hold. */
function look(value: unknown, path: string[]): void {
	if (typeof value !== 'object' || value === null) {
		if (!isSound(value)) throw new Error(`${path.join('.')} is ${String(value)}`)
		return
	}
	for (const [key, below] of Object.entries(value)) {
		path.push(key)
		look(below, path)
		path.pop()
	}
}

/** Parts add up to what they are parts of, and the document is whole. */
export const SUMS: Laws = {
	'every figure is a number, every text is whole, and the document is plain JSON': (result) => {
		look(result, ['result'])
	},
	'what is sold adds up: revenue by kind is all revenue, and no site asks for more hours than are ordered there (mM2, lP30)':
		({ finance, months, sites }, plan) => {
			nearSeries(added(Object.values(finance.revenueByKind), months), finance.revenueUsd, 'revenue by kind')
			for (const { id } of plan.sites) {
				const isLet = (order: (typeof plan.chipOrders)[number]) =>
					order.siteId === id && order.owner !== 'tenant' && (order.rentUsdPerAcceleratorHour ?? 0) > 0
				const hasWork = plan.workloads.some(({ siteIds }) => siteIds.length === 0 || siteIds.includes(id))
				if (hasWork || !plan.chipOrders.some(isLet)) continue
				const all = sum(plan.chipOrders.filter(({ siteId }) => siteId === id).map((order) => order.accelerators))
				const refreshes = plan.chipOrders.some(({ refreshAfterMonths, replaces }) => refreshAfterMonths ?? replaces)
				const most = Math.max(...must(sites[id]).layers.chips.required)
				if (!refreshes) expect(most).toBeLessThanOrEqual(all * (1 + 1e-9))
			}
		},
	'every series has one entry a month': (whole, plan) => {
		const { months, ...result } = whole
		expect(months).toHaveLength(plan.horizonMonths)
		const series = [
			...LAYERS.flatMap((layer) => [result.layers[layer].required, result.layers[layer].coverage]),
			...Object.values(result.sites).flatMap(({ pue, peakPue, energyMWh, binding }) => [
				pue,
				peakPue,
				energyMWh,
				binding,
			]),
			...Object.values(result.workforce.trades).flatMap(({ required, worked }) => [required, worked]),
			...[result.binding, result.bindingCause, result.servedShare, result.finance.capexUsd],
		]
		for (const one of series) expect(one).toHaveLength(months.length)
	},

	'sites add up to the plan, layer by layer and in the build-out view (B9, B13)': (result) => {
		const { sites, layers, buildout, months } = result
		const all = Object.values(sites)
		for (const layer of LAYERS) {
			for (const side of ['required', 'available'] as const)
				nearSeries(
					added(
						all.map((site) => site.layers[layer][side]),
						months,
					),
					layers[layer][side],
					`${layer} ${side}`,
				)
		}
		for (const layer of ['energy', 'infrastructure', 'chips'] as const)
			nearSeries(
				added(
					all.map((site) => site.buildout.itMW[layer]),
					months,
				),
				buildout.itMW[layer],
				`build-out ${layer}`,
			)
		near(sum(all.map((site) => site.buildout.targetItMW)), buildout.targetItMW, 'target')
	},

	'applications add up to their layer, workloads to the plan’s share (B10, B14)': (result) => {
		const { applications, workloads, layers, months, servedShare } = result
		const uses = Object.values(applications)
		nearSeries(
			added(
				uses.map((use) => use.demandTokensPerSecond),
				months,
			),
			layers.models.required,
			'demand',
		)
		nearSeries(
			added(
				uses.map((use) => use.servedTokensPerSecond),
				months,
			),
			layers.applications.available,
			'served',
		)
		const work = Object.values(workloads)
		const required = added(
			work.map(({ acceleratorsRequired }) => acceleratorsRequired),
			months,
		)
		const given = added(
			work.map(({ acceleratorsAllocated }) => acceleratorsAllocated),
			months,
		)
		servedShare.forEach((share, month) => {
			const asked = must(required[month])
			if (asked > 0) near(must(share), must(given[month]) / asked, 'served share')
			else expect(share).toBeNull()
		})
	},

	'sites and months add up to the plan’s energy, water and emissions (V8)': (result) => {
		const { sites, environment } = result
		const keys = [
			'energyMWh',
			'waterM3',
			'waterOffsiteM3',
			'scope1Tonnes',
			'co2LocationTonnes',
			'co2MarketTonnes',
		] as const
		for (const key of keys) near(sum(Object.values(sites).flatMap((site) => site[key])), environment[key], key)
		const { carbonFreeShare: share } = environment
		expect(share === null ? environment.energyMWh === 0 : share >= 0 && share <= 1 + 1e-9).toBe(true)
	},

	'layers and kinds of cost add up, months to totals (F6, F7)': (result) => {
		const { finance, months } = result
		nearSeries(
			added(
				LAYERS.map((layer) => finance.capexByLayer[layer]),
				months,
			),
			finance.capexUsd,
			'capex',
		)
		nearSeries(added(Object.values(finance.opexByKind), months), finance.opexUsd, 'opex')
		nearSeries(added(Object.values(finance.revenueByKind), months), finance.revenueUsd, 'revenue')
		const { beforePlanUsd: beforePlan } = finance
		const before: Record<string, number> = { capexUsd: beforePlan.totalUsd }
		for (const key of ['capexUsd', 'opexUsd', 'revenueUsd', 'labourUsd'] as const)
			near(sum(finance[key]) + (before[key] ?? 0), finance.totals[key], key)
		near(beforePlan.energy + beforePlan.chips + beforePlan.infrastructure, beforePlan.totalUsd, 'before the plan')
		expect(beforePlan.labourUsd).toBeGreaterThanOrEqual(0)
		for (const spent of [...finance.capexUsd, ...finance.labourUsd]) expect(spent).toBeGreaterThanOrEqual(0)
	},

	'layers and sites add up to the trades (W2)': (result) => {
		const { workforce, months } = result
		for (const [trade, { worked }] of Object.entries(workforce.trades)) {
			const none: Series = months.map(() => 0)
			const byLayer = LAYERS.map((layer) => workforce.byLayer[layer][trade] ?? none)
			const bySite = Object.values(workforce.bySite).map((site) => site[trade] ?? none)
			nearSeries(added(byLayer, months), worked, `layers of ${trade}`)
			nearSeries(added(bySite, months), worked, `sites of ${trade}`)
		}
		const trades = Object.values(workforce.trades)
		const people = added(
			trades.map(({ worked }) => worked),
			months,
		)
		const { construction, operations, unlevelled } = workforce
		nearSeries(added([construction.headcount, operations.headcount], months), people, 'construction and operations')
		nearSeries(added(Object.values(unlevelled.trades), months), unlevelled.construction.headcount, 'unlevelled')
		near(sum(trades.map(({ hours }) => hours)), construction.hours, 'hours of construction')
	},
}
