import type { DayKind, SupplyDay } from '#shared/document/supply-day.ts'
import { DAYS_PER_MONTH, HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { dispatchMonth } from '../../layers/energy/hours/settle/dispatch.ts'
import { HOURS_PER_DAY } from '../../layers/energy/hours/made/sun.ts'
import type { MonthSupply } from '../../layers/energy/hours/settle/supply.ts'

/** Day types of sun, of wind, or of both: the worst, one in the middle and the best. */
const SHOWN: Readonly<Record<number, readonly { readonly kind: DayKind; readonly type: number }[]>> = {
	4: [
		{ kind: 'worst', type: 0 },
		{ kind: 'middle', type: 2 },
		{ kind: 'best', type: 3 },
	],
	16: [
		{ kind: 'worst', type: 0 },
		{ kind: 'middle', type: 10 },
		{ kind: 'best', type: 15 },
	],
}
const ONE_KIND = [{ kind: 'every', type: 0 }] as const

/** The days of a month that are told, by their place among its kinds. */
export const shownDays = ({ hoursOf }: MonthSupply): readonly { readonly kind: DayKind; readonly type: number }[] =>
	SHOWN[hoursOf.length] ?? ONE_KIND

/** Who carries a site through the worst, a middle and the best day of a month, hour by hour, before any service is cut; eR8–R12. */
export function monthDays(supply: MonthSupply): readonly SupplyDay[] {
	const { rows, given } = dispatchMonth(supply)
	const ofSource = (isWanted: (source: string) => boolean) => {
		const sum = new Float64Array(rows.load.length)
		supply.dispatched.forEach(({ source }, slot) => {
			if (isWanted(source)) given[slot]?.forEach((MW, cell) => (sum[cell] = (sum[cell] ?? NaN) + MW))
		})
		return sum
	}
	const surplus = rows.onsiteMade.map(
		(MW, cell) => MW - (rows.onsiteUsed[cell] ?? NaN) - (rows.fromSurplus[cell] ?? NaN),
	)
	const parts = {
		gas: ofSource((source) => source === 'gas'),
		grid: ofSource((source) => source !== 'gas'),
		ppa: rows.ppaUsed,
		onsite: rows.onsiteUsed,
		battery: rows.given,
		unserved: rows.left,
	}
	return shownDays(supply).map(({ kind, type }) => {
		const from = type * HOURS_PER_DAY
		const day = (row: Float64Array) => Array.from(row.subarray(from, from + HOURS_PER_DAY), withoutNoise)
		return {
			kind,
			days: ((supply.hoursOf[type] ?? NaN) * HOURS_PER_DAY * DAYS_PER_MONTH) / HOURS_PER_MONTH,
			loadMW: day(rows.load),
			parts: {
				gas: day(parts.gas),
				grid: day(parts.grid),
				ppa: day(parts.ppa),
				onsite: day(parts.onsite),
				battery: day(parts.battery),
				unserved: day(parts.unserved),
			},
			chargedMW: day(rows.fromSurplus),
			surplusMW: day(surplus),
		}
	})
}

/** The last bit of a sum is no power. */
const LEAST_MW = 1e-9
const withoutNoise = (MW: number) => (Math.abs(MW) < LEAST_MW ? 0 : MW)
