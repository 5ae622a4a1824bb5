import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { oncePer, present, rowFacts } from '../facts.ts'
import { itPower } from '../balance/power.quantities.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { contractTerm } from '../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { sameData } from '../rerun/same-data.ts'
import { rowsBySite } from '../rows-of-site.ts'
import { add, at } from '../cells.ts'
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

const staffFacts = oncePer(({ catalogue: { operationsStaffing } }) =>
	present([
		rowFacts({
			table: 'operationsStaffing',
			row: { ...operationsStaffing, id: 'operations' },
			label: 'Posts and day staff',
			fields: ['coverageFactor', 'posts', 'dayStaff', 'managementShare', 'headsPerCombinedCycleUnit'],
		}),
	]),
)

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
		const halls = rowsBySite(world, 'phase')
		rowsBySite(world, 'contract').forEach((contracts, site) => {
			const dates = serviceDates(input, { site, halls: halls[site] ?? [], contracts })
			staffSite(world, { input, output, note }, { site, dates })
		})
		return note
	},
	unchanged: ({ inputsChanged, world, earlier }) =>
		!inputsChanged &&
		sameData(world.model.catalogue.operationsStaffing, earlier.world.model.catalogue.operationsStaffing),
	facts: ({ model }) => staffFacts(model, 0),
})

type Filling = {
	readonly input: Columns
	readonly output: Readonly<Record<keyof typeof operationsHeads, Float64Array>>
	readonly note: StaffNote
}

function staffSite(
	world: EngineWorld,
	filling: Filling,
	{ site, dates }: { readonly site: number; readonly dates: ServiceDates },
): void {
	const { months, model } = world
	let from = firstStaffed(world, filling.input, site)
	while (from < months) {
		const halls = hallsAt(dates, from)
		const units = unitsAt(dates, from)
		let until = from + 1
		while (until < months && hallsAt(dates, until) === halls && unitsAt(dates, until) === units) until += 1
		const buildingsMW = dates.halls.flatMap((hall) => (hall.ready <= from + dates.lead ? [hall.itMW] : []))
		const inService = { buildingsMW, combinedCycleUnits: units, operatingModel: filling.input.model.values[site] ?? 1 }
		const roles = operationsStaff(inService, model.catalogue.operationsStaffing)
		for (const role of roles) staffRole(filling, role, { site, months, from, until })
		from = until
	}
}

/** Books a role in the months while the same halls and plants are in service. */
function staffRole(
	{ output, note }: Filling,
	role: StaffRole,
	span: { readonly site: number; readonly months: number; readonly from: number; readonly until: number },
): void {
	const byTrade = output[role.layer]
	const crew = (span.site * TRADES.length + TRADES.indexOf(role.trade)) * span.months
	const byTitle = note.byRole.get(role.title) ?? new Float64Array(span.months)
	note.byRole.set(role.title, byTitle)
	for (let month = span.from; month < span.until; month++) {
		add(byTrade, crew + month, role.heads)
		add(byTitle, month, role.heads)
	}
}

/** The lead before the first month with load; never where there is none. */
function firstStaffed(world: EngineWorld, input: Columns, site: number): number {
	const lead = at(input.lead.values, site)
	for (let month = 0; month < world.months; month++) {
		if (at(input.power.values, site * world.months + month) > 0) return Math.max(0, Math.ceil(month - lead))
	}
	return world.months
}

/** When the halls and combined-cycle plants of a site come into service, and how long before people are there. */
type ServiceDates = {
	readonly lead: number
	readonly halls: readonly { readonly ready: number; readonly itMW: number }[]
	readonly plants: readonly { readonly units: number; readonly start: number; readonly end: number }[]
}

function serviceDates(
	input: Columns,
	at: { readonly site: number; readonly halls: readonly number[]; readonly contracts: readonly number[] },
): ServiceDates {
	const halls = at.halls.map((hall) => ({ ready: input.finish.at(hall, 0) + 1, itMW: input.itMW.at(hall, 0) }))
	const plants = at.contracts.flatMap((contract) => {
		const units = input.units.at(contract, 0)
		const start = input.serviceStart.at(contract, 0)
		return units > 0 ? [{ units, start, end: start + input.term.at(contract, 0) }] : []
	})
	return { lead: input.lead.at(at.site, 0), halls, plants }
}

// Halls never leave service, so their number tells which they are.
function hallsAt({ halls, lead }: ServiceDates, month: number): number {
	let count = 0
	for (const { ready } of halls) if (ready <= month + lead) count += 1
	return count
}

function unitsAt({ plants, lead }: ServiceDates, month: number): number {
	let sum = 0
	for (const { units, start, end } of plants) if (start <= month + lead && month < end) sum += units
	return sum
}
