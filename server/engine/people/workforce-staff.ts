import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { oncePer, present, rowFacts } from '../facts.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { rowsBySite } from '../places/rows-of-site.ts'
import { add, at, item } from '../cells.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { operationsStaff, type StaffRole } from './operations-staff.ts'
import { siteOperations } from './site-heads.ts'
import { isStaffed, othersOperators, staffedOperators } from './workforce-service.ts'
import { operationsLead } from './workforce-staff-inputs.ts'
import { operationsHeads, unpaidOperators } from './workforce.quantities.ts'

const INPUTS = {
	heads: siteOperations,
	operators: staffedOperators,
	othersOperators,
	itMW: phaseItMW,
	finish: finishIfOrdered,
	lead: operationsLead,
} as const
type WorkforceStaffColumns = Readonly<Record<keyof typeof INPUTS, Column>>
const OUTPUTS = { ...operationsHeads, unpaid: unpaidOperators } as const

/** Operations people of each site, by title and month. */
export type StaffNote = readonly ReadonlyMap<string, Float64Array>[]

const staffFacts = oncePer(({ catalogue: { operationsStaffing } }) =>
	present([
		rowFacts({
			table: 'operationsStaffing',
			row: { ...operationsStaffing, id: 'operations' },
			label: 'Posts and day staff',
			fields: ['coverageFactor', 'posts', 'dayStaff', 'managementShare', 'contractorShare'],
		}),
	]),
)

/** The people who run the sites, by trade. */
export const staffSites = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, StaffNote>({
	id: 'workforce.staffSites',
	label: 'Operations staff',
	rule: 'pO3',
	method:
		'Operations staff for a site’s load, split by role into posts · coverage and day staff, plus plant operators.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows, earlier }) => {
		const halls = rowsBySite(world, 'phase')
		const bySite = [...(earlier?.note ?? [])]
		for (const site of rows) {
			const byTitle = new Map<string, Float64Array>()
			staffSite(world, { input, output, byTitle }, { site, halls: item(halls, site) })
			bySite[site] = byTitle
		}
		return bySite
	},
	facts: ({ model }) => staffFacts(model, 0),
})

type Filling = {
	readonly input: WorkforceStaffColumns
	readonly output: Readonly<Record<keyof typeof OUTPUTS, Float64Array>>
	readonly byTitle: Map<string, Float64Array>
}

function staffSite(
	{ months, model }: EngineWorld,
	filling: Filling,
	{ site, halls }: { readonly site: number; readonly halls: readonly number[] },
): void {
	const { input, output } = filling
	const told = [input.heads, input.operators, input.othersOperators]
	const isAsIn = (month: number, other: number) =>
		told.every((column) => column.at(site, month) === column.at(site, other))
	const staffing = model.catalogue.operationsStaffing
	let from = 0
	while (from < months) {
		let until = from + 1
		while (until < months && isAsIn(until, from)) until += 1
		const ready = from + at(input.lead.values, site)
		const buildingsMW = halls.flatMap((hall) => (isStaffed(input, hall, ready) ? [at(input.itMW.values, hall)] : []))
		const service = {
			...{ buildingsMW, heads: input.heads.at(site, from), plantOperators: input.operators.at(site, from) },
			isLandlord: model.plan.sites[site]?.operatingModel === 'landlord',
		}
		for (const role of operationsStaff(service, staffing)) staffRole(filling, role, { site, months, from, until })
		const crew = (site * TRADES.length + TRADES.indexOf('operations_technician')) * months
		output.unpaid.fill(input.othersOperators.at(site, from), crew + from, crew + until)
		from = until
	}
}

/** Books a role in the months while the same halls and plants are in service. */
function staffRole(
	{ output, byTitle }: Filling,
	role: StaffRole,
	span: { readonly site: number; readonly months: number; readonly from: number; readonly until: number },
): void {
	const byTrade = output[role.layer]
	const crew = (span.site * TRADES.length + TRADES.indexOf(role.trade)) * span.months
	const ofTitle = byTitle.get(role.title) ?? new Float64Array(span.months)
	byTitle.set(role.title, ofTitle)
	for (let month = span.from; month < span.until; month++) {
		add(byTrade, crew + month, role.heads)
		add(ofTitle, month, role.heads)
	}
}
