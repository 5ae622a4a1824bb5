import { ACRES_PER_HECTARE, HOURS_PER_MONTH, MONTHS_PER_YEAR, SECONDS_PER_HOUR, WEEKS_PER_YEAR } from './conversions.ts'
import { type Unit } from './units.ts'

/** So much of one thing in one of another: `value` of `of` in one `per`. Months and weeks of a calendar are counted. */
export type Conversion = { readonly value: number; readonly of: readonly Unit[]; readonly per: readonly Unit[] }

/** The conversions a formula may name. Plain numbers in a formula have no unit. */
export const CONVERSIONS: Readonly<Record<string, Conversion>> = {
	WPerKW: { value: 1000, of: ['W'], per: ['kW'] },
	kWPerMW: { value: 1000, of: ['kW'], per: ['itMW'] },
	/** prices by the megawatt in one by the kilowatt */
	perMWOfPerKW: { value: 1000, of: ['usdPerMW'], per: ['usdPerKW'] },
	acresPerHectare: { value: ACRES_PER_HECTARE, of: ['acres'], per: ['hectares'] },
	kgPerTonne: { value: 1000, of: ['kilograms'], per: ['tonnes'] },
	bytesPerGB: { value: 1e9, of: ['bytes'], per: ['GB'] },
	tokensPerMillion: { value: 1e6, of: ['tokens'], per: ['millionTokens'] },
	flopPerTflopHour: { value: 1e12 * SECONDS_PER_HOUR, of: ['flop'], per: ['tflops', 'hours'] },
	secondsPerHour: { value: SECONDS_PER_HOUR, of: ['seconds'], per: ['hours'] },
	/** injuries are told for so many hours */
	labourHoursPerRate: { value: 200_000, of: ['labourHours'], per: [] },
	hoursPerMonth: { value: HOURS_PER_MONTH, of: ['hours'], per: [] },
	monthsPerYear: { value: MONTHS_PER_YEAR, of: [], per: [] },
	weeksPerYear: { value: WEEKS_PER_YEAR, of: [], per: [] },
	/** a contract states what it delivers at the meter */
	meterMWPerPlantMW: { value: 1, of: ['facilityMW'], per: ['plantMW'] },
	/** without overhead the meter shows what the racks draw */
	meterMWPerItMW: { value: 1, of: ['facilityMW'], per: ['itMW'] },
	/** without losses a plant carries what the racks draw */
	plantMWPerItMW: { value: 1, of: ['plantMW'], per: ['itMW'] },
}
