import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { asOnePlace } from '#shared/metrics/several-places.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { type BarSeries, timeChart } from '#shared/charts/time-model.ts'
import { figuresFrom } from '../figures/figure.ts'
import type { NamedChart, PageInput } from '../pages/layer-page.ts'
import { sum } from '../figures/series.ts'
import { percent } from '#shared/formats/figures.ts'

/** In the order of the stack; kinds that bring no energy have no band. */
const BANDS: readonly {
	readonly name: string
	readonly colour: string
	readonly roles: readonly PowerContractType['role'][]
}[] = [
	{ name: 'On-site, carbon-free', colour: 'energy-ink', roles: ['onsite_zero_carbon'] },
	{ name: 'PPAs', colour: 'ink-3', roles: ['offsite'] },
	{ name: 'Grid', colour: 'energy', roles: ['import'] },
	{ name: 'On-site plant', colour: 'ink-2', roles: ['onsite_combustion'] },
]

/** Contracts that a bar opens all together: every month names each of them. Of more, the table beneath opens them one by one. */
const MOST_TOGETHER = 24

function roleOf(catalogue: Catalogue, kind: string): PowerContractType['role'] | null {
	return catalogue.powerContractTypes.find(({ id }) => id === kind)?.role ?? null
}

function bandsOf(plan: PlanFile, result: PlanResult): readonly BarSeries[] {
	const catalogue = catalogueFor(plan)
	const { series } = figuresFrom({ plan, result })
	return BANDS.flatMap(({ name, colour, roles }) => {
		const own = Object.entries(result.contracts).flatMap(([id, { kind }]) => {
			const role = roleOf(catalogue, kind)
			return role !== null && roles.includes(role) ? [id] : []
		})
		const of = asOnePlace('contract', own)
		if (of === undefined) return []
		const energy = series('contracts.energyMWh', of)
		const { values, ...opens } = energy
		if (sum(values) === 0) return []
		return [{ name, colour, values, flow: true as const, ...(own.length <= MOST_TOGETHER && opens) }]
	})
}

/** Where each month's energy comes from; null without energy. */
export function energySourcesChart({ plan, result, status }: PageInput): NamedChart | null {
	const bars = bandsOf(plan, result)
	const total = sum(bars.flatMap(({ values }) => values))
	const [most] = [...bars].sort((left, right) => sum(right.values) - sum(left.values))
	if (most === undefined) return null
	return {
		title: `${most.name}: ${percent(sum(most.values) / total)} of the energy`,
		sub: 'MWh per month under contracts, by source',
		chart: timeChart({ months: result.months, unit: 'MWh', bars, status }),
	}
}

/** Water by kilowatt-hour of the largest site that uses any; null where none does. */
export function waterChart({ plan, result, status }: PageInput): NamedChart | null {
	const { sparseSeries } = figuresFrom({ plan, result })
	const sites = plan.sites.flatMap(({ id, name }) => {
		const water = sparseSeries('wue', `site:${id}`)
		const most = Math.max(0, ...water.values.map((value) => value ?? 0))
		return most === 0 ? [] : [{ name, water, most, waterM3: sum(result.sites[id]?.waterM3 ?? []) }]
	})
	const [main] = sites.sort((left, right) => right.waterM3 - left.waterM3)
	if (main === undefined) return null
	return {
		title: `${main.name} evaporates up to ${formatFigure(main.most, { digits: 2 })} L/kWh`,
		sub: 'On-site water per kWh of IT by month; none without load',
		chart: timeChart({
			months: result.months,
			unit: 'L per kWh IT',
			steps: [{ name: 'Water', ...main.water, colour: 'energy' }],
			status,
		}),
	}
}
