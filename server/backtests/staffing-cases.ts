import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { StaffingCase } from '#shared/catalogue/workforce-types.ts'
import { operationsStaff } from '#server/engine/people/operations-staff.ts'

/** Permanent heads of a site in its base operating model, its buildings alike. */
export function predictStaff(row: StaffingCase): number {
	const buildingsMW = Array.from({ length: row.buildings }, () => row.mwIt / row.buildings)
	const roles = operationsStaff(
		{ buildingsMW, combinedCycleUnits: 0, operatingModel: 1 },
		builtInCatalogue.operationsStaffing,
	)
	return roles.reduce((sum, { heads }) => sum + heads, 0)
}
