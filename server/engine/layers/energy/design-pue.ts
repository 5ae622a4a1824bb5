import type { Climate, CoolingKey } from '#shared/catalogue/types.ts'

/** Kinds without a monthly row of their own borrow the shape of the nearest relative (methodology §1). */
const SHAPE_OF: Readonly<Partial<Record<CoolingKey, CoolingKey>>> = {
	air_chiller_aircooled: 'air_chiller_aircooled_fc',
	rdhx_chw_fc: 'air_chiller_aircooled_fc',
	d2c_tower: 'air_chiller_tower_wse',
	immersion_1p_dry: 'd2c_full_w45_dry',
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * Design PUE (full load) of a calendar month, 0 for January. A stated annual figure keeps the month's shape:
 * its overhead is spread as the climate row spreads its own.
 */
export function designPueOfMonth(
	climate: Climate,
	ask: { readonly cooling: CoolingKey; readonly calendarMonth: number; readonly annualPue: number | null },
): number {
	const own = climate.monthlyDesignPue[ask.cooling]
	if (own && ask.annualPue === null) return own[ask.calendarMonth] ?? NaN
	const annual = ask.annualPue ?? climate.designPue[ask.cooling]
	const shape = own ?? climate.monthlyDesignPue[SHAPE_OF[ask.cooling] ?? ask.cooling]
	return shape ? shaped(annual, shape, ask.calendarMonth) : annual
}

/** An annual PUE whose overhead follows a year's shape. */
function shaped(annualPue: number, shape: readonly number[], month: number): number {
	const overhead = (shape[month] ?? 1) - 1
	return 1 + ((annualPue - 1) * overhead) / (mean(shape) - 1)
}
