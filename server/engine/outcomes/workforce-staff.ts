import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { itPower } from '../balance/power-formulas.ts'
import { type Column, defineAlgorithm } from '../kernel/algorithm.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { contractTerm } from '../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { availableConstructionHeads, hallFinish, requiredHours, workedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/site-inputs.ts'
import { BUILD_LAYERS } from '../schedule/task-set.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { operationsStaff, type StaffRole } from './operations-staff.ts'
import { combinedCycleUnits, operatingModel, operationsLead } from './workforce-staff-inputs.ts'
import { availableHeads, operationsHeads, requiredHeads, shortfallHeads, workedHeads } from './workforce.quantities.ts'

const OPERATIONS_LAYERS = ['energy', 'chips', 'infrastructure'] as const
const INPUTS = {
	...workedHours,
	askedHours: requiredHours,
	constructionHeads: availableConstructionHeads,
	hoursPerHead,
	power: itPower,
	itMW: phaseItMW,
	finish: hallFinish,
	lead: operationsLead,
	model: operatingModel,
	units: combinedCycleUnits,
	serviceStart,
	term: contractTerm,
} as const
const OUTPUTS = {
	...operationsHeads,
	required: requiredHeads,
	available: availableHeads,
	worked: workedHeads,
	shortfall: shortfallHeads,
} as const
type Columns = Readonly<Record<keyof typeof INPUTS, Column>>

/** Operations people by title and month, the sites together. */
export type StaffNote = { readonly byRole: ReadonlyMap<string, Float64Array> }

/** People by trade: those who run the sites, and with them those who build. */
export const staffSites = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, StaffNote>({
	id: 'workforce.staffSites',
	label: 'People by trade',
	rule: 'W2',
	method:
		'Operations: posts · coverage and day staff for the halls finished so many months ahead, from that long before the first load. Construction: hours ÷ hours of a worker’s month. Required, available and at work count both.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output }) => {
		const byRole = new Map<string, Float64Array>()
		for (let site = 0; site < world.model.plan.sites.length; site++) {
			const rolesAt = staffing(world, input, site)
			for (let month = firstStaffed(world, input, site); month < world.months; month++) {
				for (const role of rolesAt(month)) {
					const cell = (site * TRADES.length + TRADES.indexOf(role.trade)) * world.months + month
					output[role.layer][cell] = (output[role.layer][cell] ?? 0) + role.heads
					const heads = byRole.get(role.title) ?? new Float64Array(world.months)
					heads[month] = (heads[month] ?? 0) + role.heads
					byRole.set(role.title, heads)
				}
			}
		}
		for (let cell = 0; cell < output.required.length; cell++) {
			const site = Math.floor(cell / (TRADES.length * world.months))
			const perHead = input.hoursPerHead.values[site] ?? 1
			let operations = 0
			for (const layer of OPERATIONS_LAYERS) operations += output[layer][cell] ?? 0
			let hours = 0
			for (const layer of BUILD_LAYERS) hours += input[layer].values[cell] ?? 0
			const asked = (input.askedHours.values[cell] ?? 0) / perHead
			const worked = hours / perHead
			output.required[cell] = asked + operations
			output.available[cell] = (input.constructionHeads.values[cell] ?? 0) + operations
			output.worked[cell] = worked + operations
			output.shortfall[cell] = Math.max(0, asked - worked)
		}
		return { byRole }
	},
})

/** The lead before the first month with load; never where there is none. */
function firstStaffed(world: EngineWorld, input: Columns, site: number): number {
	const lead = input.lead.values[site] ?? 0
	for (let month = 0; month < world.months; month++) {
		if (input.power.at(site, month) > 0) return Math.max(0, Math.ceil(month - lead))
	}
	return world.months
}

/** The roles of a site by month; worked out anew only where what is in service changes. */
function staffing(world: EngineWorld, input: Columns, site: number): (month: number) => readonly StaffRole[] {
	const { buildPhases, powerContracts, sites } = world.model.plan
	const id = sites[site]?.id
	const lead = input.lead.values[site] ?? 0
	const halls = buildPhases.flatMap((phase, index) =>
		phase.siteId === id
			? [{ ready: (input.finish.values[index] ?? NaN) + 1, itMW: input.itMW.values[index] ?? 0 }]
			: [],
	)
	const plants = powerContracts.flatMap((contract, index) => {
		const units = input.units.values[index] ?? 0
		const start = input.serviceStart.values[index] ?? 0
		return contract.siteId === id && units > 0 ? [{ units, start, end: start + (input.term.values[index] ?? 0) }] : []
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
