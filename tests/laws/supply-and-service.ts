import { expect } from 'vitest'
import { atMost, frameOf, near, type Laws } from '../factories/every-plan.ts'
import { must } from '../factories/must.ts'
import { orderedBySite } from '../factories/plan-totals.ts'
import { chipsWithTenants } from '#server/engine/balance/layers/required.quantities.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'

const monthsOf = ({ months }: PlanResult) => months.map((_, month) => month)

/** Accelerators past their ramp by site and month, those of tenants among them: its layer counts what serves the plan (mM2). */
function pastRampOf(plan: PlanFile): (site: string, month: number) => number {
	const { values } = columnOf(frameOf(plan), chipsWithTenants)
	const places = new Map(plan.sites.map(({ id }, place) => [id, place]))
	return (site, month) => must(values[must(places.get(site)) * plan.horizonMonths + month])
}

/** What leases in their term take up of a site at most: by its ramp a lease starts with less. Rule mM2. */
function leasedAt(plan: PlanFile, site: string, month: string): number {
	return plan.leases
		.filter(({ siteId }) => siteId === site)
		.filter(({ startMonth, termMonths }) => {
			const since = monthsBetween(startMonth, month)
			return since >= 0 && since < (termMonths ?? Infinity)
		})
		.reduce((sum, { itMW }) => sum + itMW, 0)
}

/** Nothing serves more than there is, or than is asked. */
export const SUPPLY_AND_SERVICE: Laws = {
	'allocated ≤ energised ≤ min(installed, powered, housed), and installed ≤ ordered (B5, B6)': (result, plan) => {
		const ordered = orderedBySite(plan)
		const pastRamp = pastRampOf(plan)
		for (const [id, site] of Object.entries(result.sites)) {
			const here = Object.values(result.workloads).flatMap(({ placements }) =>
				Object.entries(placements).flatMap(([pool, series]) => (pool.startsWith(`${id}/`) ? [series] : [])),
			)
			for (const month of monthsOf(result)) {
				const at = `${id}, month ${String(month)}`
				const allocated = here.reduce((sum, series) => sum + must(series[month]), 0)
				const energised = must(site.energisedAccelerators[month])
				const available = pastRamp(id, month)
				atMost(must(site.layers.chips.available[month]), available, `the plan’s own past their ramp at ${at}`)
				const itMW = must(site.itPowerMW[month])
				atMost(allocated, energised, `allocated at ${at}`)
				atMost(energised, available, `energised at ${at}`)
				atMost(available, must(site.installedAccelerators[month]), `past their ramp at ${at}`)
				atMost(must(site.installedAccelerators[month]), ordered.get(id) ?? 0, `installed at ${at}`)
				atMost(must(site.facilityPowerMW[month]), must(site.layers.energy.available[month]), `powered at ${at}`)
				atMost(itMW * must(site.peakPue[month]), must(site.layers.energy.available[month]), `powered at ${at}`)
				atMost(itMW, must(site.commissionedItMW[month]), `housed at ${at}`)
			}
		}
	},

	'facility power never exceeds what is available, IT power never its nameplate and leases nor the halls that cool it (eR20, eR21, C3, mM2, pR5)':
		(result, plan) => {
			for (const [id, site] of Object.entries(result.sites)) {
				// Halls are usable for at least one chip ordered there; where none is ordered, every finished hall is, less outages (pR4).
				const outages = plan.sites.find((one) => one.id === id)?.outages ?? []
				const off = (month: string) =>
					outages.reduce((sum, one) => sum + (one.month === month ? (one.itMW * one.days) / 30.4 : 0), 0)
				if (!plan.chipOrders.some(({ siteId }) => siteId === id))
					result.months.forEach((month, at) => {
						const finished = must(site.commissionedItMW[at])
						near(
							must(site.layers.infrastructure.available[at]),
							Math.max(0, finished - off(month)),
							`open halls at ${id}`,
						)
					})
				for (const month of monthsOf(result)) {
					const usable = must(site.layers.infrastructure.available[month])
					atMost(usable, must(site.commissionedItMW[month]), `usable halls at ${id}`)
					atMost(must(site.itPowerMW[month]), usable, `IT power in the halls of ${id}`)
					const facility = must(site.facilityPowerMW[month])
					const [firm, limit] = [must(site.contractedFirmMW[month]), site.mwhLimitMW?.[month] ?? null]
					const power = must(site.layers.energy.available[month])
					// Hours and fuel of gas may let less through; a load that rests more peaks higher than their flat one.
					// … and of non-firm power counts what work may pause for and batteries carry (lP3).
					const flexible = must(site.flexibleMW[month])
					atMost(flexible, must(site.nonFirmMW[month]), `non-firm power that counts at ${id}`)
					if (limit === null) expect(power).toBe(firm + flexible)
					else {
						atMost(power, firm + flexible, `available at ${id}`)
						atMost(Math.min(firm, limit) + flexible, power, `what hours and fuel let through at ${id}`)
					}
					expect(facility).toBeLessThanOrEqual(power)
					// Part load never loses less than full halls do, nor more than a hall with a tenth of its plant in use.
					const [itMW, peakPue] = [must(site.itPowerMW[month]), must(site.peakPue[month])]
					atMost(itMW * peakPue, facility, `facility power at ${id}`)
					atMost(facility, itMW * (1 + (peakPue - 1) * (0.35 / 0.1 + 0.45 + 0.2)), `facility power at ${id}`)
					// A lease is a load of its own: what tenants leave empty of it draws beside accelerators (mM2).
					const most = must(site.itNameplateMW[month]) + leasedAt(plan, id, must(result.months[month]))
					atMost(must(site.itPowerMW[month]), most, `IT power at ${id}`)
				}
			}
		},

	'what is past its ramp and not energised is stranded, site by site, a tenant’s among it (B5, mM2)': (whole, plan) => {
		const { stranded, sites, ...result } = whole
		const pastRamp = pastRampOf(plan)
		const idle = result.months.map((_, month) =>
			Object.entries(sites).reduce(
				(sum, [id, site]) => sum + pastRamp(id, month) - must(site.energisedAccelerators[month]),
				0,
			),
		)
		expect(stranded.accelerators).toEqual(idle)
		near(
			stranded.acceleratorMonths,
			idle.reduce((sum, count) => sum + count, 0),
			'stranded accelerator-months',
		)
		if (stranded.acceleratorMonths === 0) expect(stranded.idleCapitalUsd).toBe(0)
	},

	'served never exceeds asked, and every share lies within 0 and 1 (B6, B14)': (result) => {
		for (const [id, use] of Object.entries(result.applications)) {
			for (const month of monthsOf(result)) {
				atMost(must(use.servedTokensPerSecond[month]), must(use.demandTokensPerSecond[month]), `served of ${id}`)
				atMost(must(use.meanTokensPerSecond[month]), must(use.demandTokensPerSecond[month]), `mean of ${id}`)
				expect(use.servedShare[month] === null).toBe(must(use.demandTokensPerSecond[month]) <= 0)
			}
		}
		for (const [id, work] of Object.entries(result.workloads)) {
			const placed = Object.values(work.placements)
			for (const month of monthsOf(result)) {
				const given = must(work.acceleratorsAllocated[month])
				atMost(given, must(work.acceleratorsRequired[month]), `allocated to ${id}`)
				near(
					placed.reduce((sum, series) => sum + must(series[month]), 0),
					given,
					`placements of ${id}`,
				)
			}
		}
		const shares = [
			...Object.values(result.workloads).flatMap(({ servedShare }) => servedShare),
			...Object.values(result.applications).flatMap(({ servedShare }) => servedShare),
			...result.servedShare,
		]
		for (const share of shares) if (share !== null) expect(share >= 0 && share <= 1 + 1e-9).toBe(true)
	},

	'a model serves no more than is asked of it with its weights ready (M10, B9)': (result) => {
		const { layers, months } = result
		months.forEach((_, month) => {
			near(must(layers.applications.required[month]), must(layers.models.required[month]), 'asked of both layers')
			atMost(must(layers.models.available[month]), must(layers.models.required[month]), 'models')
			atMost(must(layers.applications.available[month]), must(layers.models.available[month]), 'served')
		})
	},
}
