import { countryWorkOf } from '#shared/catalogue/catalogue.ts'
import type { CountryWork } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { item } from '../../cells.ts'
import { assumed } from '../../inputs/assumed.ts'
import { defineInput, type Sourced } from '../../kernel/quantity.ts'
import { locationOf } from '../../places/places.ts'
import { fromCell, fromPlan, fromRecord, fromRow, fromRule, type RowPlace } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const SOURCE = 'People, places and fleets, L4'
const shared = { scope: 'site', per: 'horizon', kind: 'rate', source: SOURCE } as const

const TABLE = 'countryWork'

/** The work row of a site's country, and the country itself. Rule pP5. */
export function workAt({ plan, catalogue }: EngineModel, site: number): { country: string; row: CountryWork } {
	const { country } = locationOf({ site: item(plan.sites, site), catalogue })
	return { country, row: countryWorkOf(catalogue, country) }
}

/** A figure of the work row; where the row is no country's own its source says for which it stands. */
export function fromWork(
	model: EngineModel,
	site: number,
	field: 'weeklyHours' | 'leaveWeeks' | 'travellersCap',
): Sourced {
	const { country, row } = workAt(model, site)
	const told = row.id === country ? row : { ...row, source: `${row.source}; no row of ${country}` }
	return fromCell({ table: TABLE, row: told, field, quality: 'benchmark' })
}

/** Hours against the United States: the country's own row, a table of some others, else the row of all without. */
export const locationFactor = defineInput({
	...shared,
	id: 'schedule.locationFactor',
	symbol: 'f_loc',
	label: 'Labor hours factor of the country relative to the United States',
	unit: 'ratio',
	rule: 'S2',
	read: ({ model }: EngineWorld, site) => {
		const { country, row } = workAt(model, site)
		const known = model.catalogue.productivityFactors
		const other = known.location.byCountry[country]
		const place: RowPlace =
			row.id !== country && other !== undefined
				? { table: 'productivityFactors', row: { ...known, id: 'location' }, field: `byCountry.${country}` }
				: { table: TABLE, row, field: 'locationFactor' }
		return fromRow(place.table === TABLE ? row.locationFactor : (other ?? NaN), { ...place, quality: 'benchmark' })
	},
})

export const leaveWeeks = defineInput({
	...shared,
	id: 'schedule.leaveWeeks',
	symbol: 'v',
	label: 'Weeks of leave and public holidays',
	unit: 'weeksPerYear',
	rule: 'pL4',
	read: ({ model }: EngineWorld, site) => fromWork(model, site, 'leaveWeeks'),
})

export const leaveInAbsence = defineInput({
	...shared,
	scope: 'plan',
	id: 'schedule.leaveInAbsence',
	symbol: 'v_0',
	label: 'Weeks of leave and holidays that the absence holds already',
	unit: 'weeksPerYear',
	rule: 'pL4',
	read: ({ model }: EngineWorld) =>
		fromRecord(model, 'labourDefaults', { field: 'leaveWeeksInAbsence', quality: 'benchmark' }),
})

/** Share of days that a worker on rotation is on site: `14/14` is one half. */
export function shareOnSite(rotation: string | null): number {
	const [on = 1, off = 0] = (rotation ?? '').split('/').map(Number)
	return rotation === null ? 1 : on / (on + off)
}

export const onSiteShare = defineInput({
	...shared,
	id: 'schedule.onSiteShare',
	symbol: 'ρ',
	label: 'Part of the time that a worker on rotation is on site',
	unit: 'share',
	rule: 'pL4',
	read: ({ model }: EngineWorld, index) => {
		const { rotation } = item(model.plan.sites, index).labour
		if (rotation === null) return fromRule(1, { rule: 'pL4', text: 'no_rotation_stated', source: SOURCE })
		return fromPlan(model, { list: 'sites', index, field: 'labour.rotation' }, shareOnSite(rotation))
	},
})

const NO_BAN = 'no_hours_barred'

export const banHours = defineInput({
	...shared,
	id: 'schedule.banHours',
	symbol: 't_ban',
	label: 'Banned outdoor hours of a summer day',
	unit: 'hours',
	rule: 'pL4',
	read: ({ model }: EngineWorld, site) => {
		const { row } = workAt(model, site)
		if (row.middayBan === null) return fromRule(0, { rule: 'pL4', text: NO_BAN, source: row.source })
		return fromRow(row.middayBan.hoursPerDay, { table: TABLE, row, field: 'middayBan.hoursPerDay' })
	},
})

/** Days of a month's end that make it a whole one. */
const LAST_DAY = 28

/** Part of a calendar month, 0 for January, in which the ban holds: a month it begins or ends in counts half. Rule pL4. */
export function banShareOf({ middayBan }: Pick<CountryWork, 'middayBan'>, calendar: number): number {
	if (middayBan === null) return 0
	const [from, to] = [dayOf(middayBan.from), dayOf(middayBan.to)]
	const month = calendar + 1
	if (month < from.month || month > to.month) return 0
	const begins = month === from.month && from.day > 1
	return begins || (month === to.month && to.day < LAST_DAY) ? 0.5 : 1
}

/** `06-15` as June and its 15th. */
const dayOf = (text: string) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) })

export const banMonth = defineInput({
	...shared,
	per: 'month',
	repeatsAfterMonths: MONTHS_PER_YEAR,
	id: 'schedule.banMonth',
	symbol: 's_ban',
	label: 'Share of the month with an outdoor work ban',
	unit: 'share',
	rule: 'pL4',
	read: ({ model }: EngineWorld, site, month) => {
		const { row } = workAt(model, site)
		const value = banShareOf(row, calendarMonth(item(model.months, month)))
		if (row.middayBan === null) return fromRule(value, { rule: 'pL4', text: NO_BAN, source: row.source })
		return fromRow(value, { table: TABLE, row, field: 'middayBan', quality: 'derived' })
	},
})

export const outdoorShare = assumed('outdoorShare', {
	id: 'schedule.outdoorShare',
	symbol: 's_out',
	scope: 'site',
	rule: 'pL4',
})
export const banNotMoved = assumed('banNotMovedShare', {
	id: 'schedule.banNotMoved',
	symbol: 's_lost',
	scope: 'site',
	rule: 'pL4',
})
