import type { Climate, CoolingKey } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'

// A tower is a tower: its year has the same shape over air and over liquid loops.
const SHAPE_OF: Readonly<Partial<Record<CoolingKey, CoolingKey>>> = { d2c_tower: 'air_chiller_tower_wse' }

/**
 * Water use of a cooling technology in one calendar month (0 for January), L per kWh of IT. Kinds without a monthly row
 * borrow the tower's shape, scaled to their own annual figure; else the annual figure holds all year. Facility §1.8.
 */
export function wueOfMonth(climate: Climate, ask: { readonly cooling: CoolingKey; readonly calendar: number }): number {
	const annual = climate.wueLPerKWhIT[ask.cooling]
	const own = climate.monthlyWueLPerKWhIT[ask.cooling]?.[ask.calendar]
	if (own !== undefined) return own
	const borrowed = climate.monthlyWueLPerKWhIT[SHAPE_OF[ask.cooling] ?? ask.cooling]
	const mean = (borrowed ?? []).reduce((sum, month) => sum + month, 0) / MONTHS_PER_YEAR
	const month = borrowed?.[ask.calendar]
	return month === undefined || mean === 0 ? annual : (annual * month) / mean
}
