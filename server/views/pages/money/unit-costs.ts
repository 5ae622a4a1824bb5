import { METRIC_KEYS, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFixed } from '#shared/units/format.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import type { Figures } from '../../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { isUnpriced, NO_PRICE } from '../../figures/unpriced.ts'
import { chipNames } from '../../messages/chip-name.ts'
import type { FigureTable, NamedBars } from '../layer-page.ts'

const cents = (value: number): string => formatFixed(value, 2)
const none = (figure: Figure): Figure | string => (figure.value === null ? '–' : figure)

/** «GB200 NVL72», or with its site where there are several. */
function poolNames(plan: PlanFile): (pool: string) => string {
	const chipName = chipNames(plan)
	return (pool) => {
		const site = plan.sites.find(({ id }) => pool.startsWith(`${id}/`))
		if (site === undefined) return pool
		const chip = chipName(pool.slice(site.id.length + 1))
		return plan.sites.length > 1 ? `${chip}, ${site.name}` : chip
	}
}

export function hourTable(plan: PlanFile, { finance }: PlanResult, { figure, money }: Figures): FigureTable {
	const nameOf = poolNames(plan)
	const keys = METRIC_KEYS.filter((key) => key.startsWith('finance.unitCosts.acceleratorHours.'))
	return {
		title: 'Cost per accelerator-hour in use',
		sub: `${money.code} per hour, excl. idle capacity; if never in use, as if training`,
		heads: ['Chips', ...keys.map((key) => metricOf(key).label)],
		rows: Object.keys(finance.unitCosts.acceleratorHours).map((pool) => ({
			key: pool,
			name: nameOf(pool),
			figures: keys.map((key) => none(figure(key, { of: `pool:${pool}`, as: cents }))),
		})),
	}
}

export function priceTable(
	plan: PlanFile,
	{ finance, contracts: results }: PlanResult,
	{ figure, money }: Figures,
): FigureTable {
	const unpriced = (id: string) => {
		const result = results[id]
		return result !== undefined && isUnpriced(result)
	}
	const workloads = plan.workloads.filter(
		({ id }) => (finance.unitCosts.workloads[id]?.usdPerMillionTokens ?? null) !== null,
	)
	const contracts = plan.powerContracts.filter(
		({ id }) => unpriced(id) || (finance.unitCosts.contracts[id]?.lcoeUsdPerMWh ?? null) !== null,
	)
	return {
		title: 'Cost per million tokens and per MWh',
		sub: `${money.code}; energy incl. demand charges and capital, per MWh used`,
		heads: ['Item', 'Million output tokens', 'Megawatt-hour'],
		rows: [
			...workloads.map(({ id, name }) => ({
				key: `workload:${id}`,
				name: name ?? id,
				figures: [figure('finance.unitCosts.workloads.usdPerMillionTokens', { of: `workload:${id}` }), ''],
			})),
			...contracts.map(({ id, name }) => ({
				key: `contract:${id}`,
				name: name ?? id,
				figures: [
					'',
					unpriced(id) ? NO_PRICE : figure('finance.unitCosts.contracts.lcoeUsdPerMWh', { of: `contract:${id}` }),
				],
			})),
		],
	}
}

export function idleBars({ figure, money }: Figures): NamedBars {
	const of = (name: 'chipsUsd' | 'hallsUsd' | 'powerUsd') => figure(`finance.unitCosts.idleByLayer.${name}`)
	const all = figure('finance.totals.idleUsd')
	return {
		title: `Idle capacity costs ${all.text}`,
		sub: `Over the plan, in addition to the cost of capacity in use, ${money.code}`,
		model: {
			unit: money.code,
			rows: [
				barOf(of('chipsUsd'), { name: 'Chips', colour: 'chips' }),
				barOf(of('hallsUsd'), { name: 'Halls and staff', colour: 'infrastructure' }),
				barOf(of('powerUsd'), { name: 'Power and energy', colour: 'energy' }),
			].filter(({ value }) => value > 0),
		},
	}
}
