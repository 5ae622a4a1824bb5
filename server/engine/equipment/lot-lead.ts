import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { purchasesOf } from '#shared/catalogue/hall-steps.ts'
import { isOrdered, leadWeeksOf } from '#shared/catalogue/purchases.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { defineInput } from '../kernel/quantity.ts'
import { neededAt } from '../schedule/equipment-packages.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { lotAt } from './lot-inputs.ts'
import type { Lot } from './lots.ts'

const shared = { scope: 'lot', per: 'horizon', kind: 'rate' } as const

/** Share of a hall's months at which it must stand; not read for plants. */
export const lotNeededAt = defineInput({
	...shared,
	id: 'infrastructure.lotNeededAt',
	symbol: 'f_need',
	label: 'Share of a hall’s months by which it is needed',
	rule: 'pD1',
	unit: 'share',
	source: 'Dates §1',
	read: ({ model }: EngineWorld, index) => neededAt(model, lotAt(model, index).item),
})

/** Whole months from order to delivery; NaN where no lead time is published. */
export const lotLead = defineInput({
	...shared,
	sparse: true,
	kind: 'rate',
	id: 'infrastructure.lotLead',
	symbol: 'n_lead',
	label: 'Months from order to delivery: median lead time, or as planned',
	rule: 'pD2',
	unit: 'gridMonths',
	source: 'Facility §3.3',
	read: ({ model }: EngineWorld, index) => {
		const row = getEquipment(model.catalogue, lotAt(model, index).item)
		const planned = plannedFor(model, lotAt(model, index))
		if (planned) {
			const value = weeksToWholeMonths(leadWeeksOf(planned, row) ?? NaN)
			if (planned.leadWeeks !== null) return fromRule(value, { rule: 'pD2', text: 'as_stated', source: row.source })
			if (value === 0) return fromRule(value, { rule: 'pD2', text: 'supplied_by_others', source: row.source })
			if (planned.supply === 'reserved')
				return fromRow(value, { table: 'equipment', row, field: 'leadWeeks.low', quality: 'published' })
		}
		if (row.leadWeeks === null) return fromRule(NaN, { rule: 'pD2', text: 'no_lead_published', source: row.source })
		const { low, mid, high } = row.leadWeeks
		return fromRow(weeksToWholeMonths(mid), {
			table: 'equipment',
			row,
			field: 'leadWeeks.mid',
			low: weeksToWholeMonths(low),
			high: weeksToWholeMonths(high),
			quality: row.confidence === 'low' ? 'guess' : 'published',
		})
	},
})

/** A purchase that is only planned, for the hall of a lot, its site or any hall of that: of several the first. */
function plannedFor({ plan }: EngineModel, { phase, site, contract, item }: Lot) {
	if (contract >= 0) return null
	const siteId = plan.sites[site]?.id
	const halls = plan.buildPhases.filter((hall, index) => (phase < 0 ? hall.siteId === siteId : index === phase))
	const ofSite = phase < 0 ? (plan.sites[site]?.procurement ?? []) : []
	return [ofSite, ...halls.map(purchasesOf)].flat().find((row) => row.item === item && !isOrdered(row)) ?? null
}
