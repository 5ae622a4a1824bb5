import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { itPower } from '../balance/power.quantities.ts'
import { type Column, defineAlgorithm } from '../kernel/algorithm.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { contractTerm } from '../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { add, at } from '../schedule/cells.ts'
import { hallFinish } from '../schedule/schedule.quantities.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { operationsStaff, type StaffRole } from './operations-staff.ts'
import { combinedCycleUnits, operatingModel, operationsLead } from './workforce-staff-inputs.ts'
import { operationsHeads } from './workforce.quantities.ts'

const INPUTS = {
	power: itPower,
	itMW: phaseItMW,
	finish: hallFinish,
	lead: operationsLead,
	model: operatingModel,
	units: combinedCycleUnits,
	serviceStart,
	term: contractTerm,
} as const
type Columns = Readonly<Record<keyof typeof INPUTS, Column>>

/** Operations people by title and month, the sites together. */
export type StaffNote = { readonly byRole: Map<string, Float64Array> }

/** The people who run the sites, by trade. */
export const staffSites = defineAlgorithm<EngineModel, typeof INPUTS, typeof operationsHeads, StaffNote>({
	id: 'workforce.staffSites',
	label: 'Operations people',
	rule: 'W1',
	method:
		'Posts · coverage and day staff for the halls finished so many months ahead, from that long before the first load.',
	inputs: INPUTS,
	outputs: operationsHeads,
	run: ({ world, input, output }) => {
		const note: StaffNote = { byRole: new Map() }
		world.model.plan.sites.forEach((_, site) => {
			staffSite(world, { input, output, note }, site)
		})
		return note
	},
})

type Filling = {
	readonly input: Columns
	readonly output: Readonly<Record<keyof typeof operationsHeads, Float64Array>>
	readonly note: StaffNote
}

function staffSite(world: EngineWorld, filling: Filling, site: number): void {
	const { byRole } = filling.note
	const rolesAt = staffing(world, filling.input, site)
	for (let month = firstStaffed(world, filling.input, site); month < world.months; month++) {
		for (const role of rolesAt(month)) {
			const crew = site * TRADES.length + TRADES.indexOf(role.trade)
			add(filling.output[role.layer], crew * world.months + month, role.heads)
			const heads = byRole.get(role.title) ?? new Float64Array(world.months)
			add(heads, month, role.heads)
			byRole.set(role.title, heads)
		}
	}
}

/** The lead before the first month with load; never where there is none. */
function firstStaffed(world: EngineWorld, input: Columns, site: number): number {
	const lead = at(input.lead.values, site)
	for (let month = 0; month < world.months; month++) {
		if (input.power.at(site, month) > 0) return Math.max(0, Math.ceil(month - lead))
	}
	return world.months
}

/** The roles of a site by month; worked out anew only where what is in service changes. */
function staffing(world: EngineWorld, input: Columns, site: number): (month: number) => readonly StaffRole[] {
	const { buildPhases, powerContracts, sites } = world.model.plan
	const id = sites[site]?.id
	const lead = at(input.lead.values, site)
	const halls = buildPhases.flatMap((phase, index) =>
		phase.siteId === id ? [{ ready: (input.finish.values[index] ?? NaN) + 1, itMW: at(input.itMW.values, index) }] : [],
	)
	const plants = powerContracts.flatMap((contract, index) => {
		const units = at(input.units.values, index)
		const start = at(input.serviceStart.values, index)
		return contract.siteId === id && units > 0 ? [{ units, start, end: start + at(input.term.values, index) }] : []
	})
	const model = input.model.values[site] ?? 1
	let known: { readonly key: string; readonly roles: readonly StaffRole[] } = { key: '', roles: [] }
	return (month) => {
		const buildingsMW = halls.filter(({ ready }) => ready <= month + lead).map(({ itMW }) => itMW)
		const serving = plants.filter(({ start, end }) => start <= month + lead && month < end)
		const units = serving.reduce((sum, plant) => sum + plant.units, 0)
		const key = `${String(buildingsMW.length)}/${String(units)}`
		if (key !== known.key) {
			const inService = { buildingsMW, combinedCycleUnits: units, operatingModel: model }
			known = { key, roles: operationsStaff(inService, world.model.catalogue.operationsStaffing) }
		}
		return known.roles
	}
}
