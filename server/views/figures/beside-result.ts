import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { withRefreshes } from '#shared/refresh-orders.ts'
import { placesIn } from '#shared/metrics/several-places.ts'
import type { FigureValues } from '#shared/metrics/read-result.ts'
import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { Unit } from '#shared/units/units.ts'
import { contractedPower } from '../tables/contracts/contracted-power.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { addSeries, lessSeries, runningSum, sum } from './series.ts'

type BesideResultSource = { readonly plan: PlanFile; readonly result: PlanResult }
type BesideResultBeside = {
	readonly unit: Unit
	/** undefined where the plan has no such place */
	readonly of: (source: BesideResultSource, place: string) => FigureValues | undefined
}

/** A field of the plan, of its entries or added up over its list. */
function field(
	unit: Unit,
	scope: string,
	read: (plan: PlanFile) => readonly (readonly [id: string, value: number])[],
): BesideResultBeside {
	return {
		unit,
		of: ({ plan }, place) => {
			const asked = placesIn(place)
			const entered = read(plan).filter(([id]) => place === 'plan' || asked.includes(`${scope}:${id}`))
			if (entered.length === 0) return place === 'plan' ? null : undefined
			return sum(entered.map(([, value]) => value))
		},
	}
}
const ofPlan = (unit: Unit, read: (source: BesideResultSource) => FigureValues): BesideResultBeside => ({
	unit,
	of: (source, place) => (place === 'plan' ? read(source) : undefined),
})

/** Null where the plan has no such place. */
const addPlaces = ([first, ...others]: readonly Series[]): Series | null =>
	first === undefined ? null : addSeries([first, ...others], first.length)

/** What is left of one series of every place after another, never less than nothing; of several places added up. */
const left = (
	unit: Unit,
	read: (source: BesideResultSource, place: string) => readonly [of: Series, less: Series] | undefined,
) => ({
	unit,
	of: (source: BesideResultSource, place: string) => {
		const parts = placesIn(place).map((one) => read(source, one.slice(one.indexOf(':') + 1)))
		const known = parts.filter((part) => part !== undefined)
		return known.length < parts.length ? undefined : addPlaces(known.map(([of, less]) => lessSeries(of, less)))
	},
})
const atSite = (unit: Unit, read: (site: SiteResult) => readonly [of: Series, less: Series]) =>
	left(unit, ({ result: { sites } }, id) => sites[id] && read(sites[id]))

const atMeterOf = ({ plan, result }: BesideResultSource, siteId: string): Series => {
	const { atMeter } = contractedPower(plan, result, { siteId })
	return addSeries(
		atMeter.map((id) => result.contracts[id]?.rampedMW ?? []),
		result.months.length,
	)
}
/** Firm power of a site's contracts one by one, and of all of it at the meter. */
function firmOf({ plan, result: { sites, contracts, months } }: BesideResultSource, siteId: string) {
	const own = plan.powerContracts.filter((one) => one.siteId === siteId).map(({ id }) => contracts[id]?.firmMW ?? [])
	const site = sites[siteId]
	return site && { contracts: addSeries(own, months.length), available: site.layers.energy.available }
}

/** Figures of pages that the result does not tell itself, under the names of the engine’s quantities. */
export const BESIDE_RESULT = {
	'infrastructure.phaseItMW': field('itMW', 'phase', ({ buildPhases }) =>
		buildPhases.map(({ id, itMW }) => [id, itMW]),
	),
	'schedule.orderAccelerators': field('accelerators', 'order', (plan) =>
		withRefreshes(plan, catalogueFor(plan).chips).chipOrders.map(({ id, accelerators }) => [id, accelerators]),
	),
	'energy.contractCapacity': field('plantMW', 'contract', ({ powerContracts }) =>
		powerContracts.map(({ id, capacityMW }) => [id, capacityMW]),
	),
	/** of the plan or a site, from the month after each planned finish */
	'infrastructure.plannedReady': {
		unit: 'itMW',
		of: ({ plan, result: { schedule, months } }, place) =>
			addPlaces(
				plan.buildPhases
					.filter(({ siteId }) => place === 'plan' || place === `site:${siteId}`)
					.map(({ id, itMW }) =>
						months.map((month) => ((schedule[`phase:${id}`]?.plannedFinish ?? month) < month ? itMW : 0)),
					),
			),
	},
	/** site by site: power at one feeds no hall at another */
	'infrastructure.runnable': ofPlan('itMW', ({ result: { sites } }) =>
		addPlaces(
			Object.values(sites).map(({ buildout: { itMW } }) =>
				itMW.energy.map((MW, month) => Math.min(MW, itMW.infrastructure[month] ?? 0)),
			),
		),
	),
	'finance.spentToDate': ofPlan('usd', ({ result: { finance, months } }) =>
		runningSum(addSeries([finance.capexUsd, finance.opexUsd], months.length)),
	),
	'finance.earnedToDate': ofPlan('usd', ({ result: { finance } }) => runningSum(finance.revenueUsd)),
	'energy.notInService': left('plantMW', ({ plan, result: { contracts } }, id) => {
		const [contract, told] = [plan.powerContracts.find((own) => own.id === id), contracts[id]]
		return contract && told && [told.rampedMW.map(() => contract.capacityMW), told.rampedMW]
	}),
	'energy.notFirm': left('facilityMW', (source, id) => {
		const [served, firm] = [atMeterOf(source, id), firmOf(source, id)]
		return firm && [served, firm.contracts.map((MW, month) => Math.max(MW, firm.available[month] ?? 0))]
	}),
	'energy.firmHeldBack': left('facilityMW', (source, id) => {
		const firm = firmOf(source, id)
		return firm && [firm.contracts, firm.available]
	}),
	'energy.notDrawn': atSite('facilityMW', (site) => [site.layers.energy.available, site.facilityPowerMW]),
	'energy.coolingAndLosses': atSite('facilityMW', (site) => [site.facilityPowerMW, site.itPowerMW]),
	'chips.ownItPower': atSite('itMW', ({ itPowerMW, leasedItMW }) => [itPowerMW, leasedItMW ?? itPowerMW.map(() => 0)]),
	'chips.pastRamp': ofPlan('accelerators', ({ result: { sites, stranded, months } }) =>
		addSeries(
			[...Object.values(sites).map((site) => site.energisedAccelerators), stranded.accelerators],
			months.length,
		),
	),
	'chips.idle': ofPlan('accelerators', ({ result: { sites, workloads, months } }) =>
		lessSeries(
			addSeries(
				Object.values(sites).map((site) => site.energisedAccelerators),
				months.length,
			),
			addSeries(
				Object.values(workloads).map((workload) => workload.acceleratorsAllocated),
				months.length,
			),
		),
	),
	'applications.unserved': left('tokensPerSecond', ({ result: { applications } }, id) => {
		const own = applications[id]
		return own && [own.demandTokensPerSecond, own.servedTokensPerSecond]
	}),
	milestones: ofPlan('count', ({ result }) => result.milestones.length),
	fullPower: ofPlan('gridMonths', ({ result }) => {
		const { at } = fullPowerOf(result)
		return at === null ? null : monthsBetween(result.months[0] ?? at, at)
	}),
} satisfies Readonly<Record<string, BesideResultBeside>>
