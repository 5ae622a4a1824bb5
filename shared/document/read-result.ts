import type { PlanResult } from '../result.ts'
import type { Series, SparseSeries } from '../series.ts'
import { monthsBetween } from '../units/months.ts'
import type { KeyRow } from './key-row.ts'
import { KEYS, type ResultKey } from './keys.ts'
import { placesIn } from './several-places.ts'
import { ROOMS } from './rooms.ts'

/** One value for the horizon, or one for each month. */
export type FigureValues = number | null | Series | SparseSeries

/**
 * What a result tells under a key, of the plan or of a place such as `site:abilene`. Undefined where there is no such place;
 * null where the place has no such figure. Of the plan or of several places, what adds up over places is added up.
 */
export function readResult(result: PlanResult, key: ResultKey, of: string): FigureValues | undefined {
	const row = KEYS[key]
	const values = (told: unknown) => valuesIn(told, row, result.months)
	const [, ...more] = placesIn(of)
	if (more.length > 0) return ofSeveral(placesIn(of).map((one) => readResult(result, key, one)))
	if (of !== 'plan') {
		const place = placeIn(result, key, of)
		return place && values(inside(place.thing, key.slice(place.prefix.length)))
	}
	if (row.scope === 'plan' || row.scope === 'crew') return values(inside(result, key))
	if (row.kind === 'rate' || row.kind === 'when') return null
	const room = roomOf(key, row.scope)
	const path = key.slice(room?.prefix.length)
	return together(childrenOf(inside(result, room?.room ?? '')).map((thing) => values(inside(thing, path))))
}

/** Undefined where one of them is no place. */
function ofSeveral(all: readonly (FigureValues | undefined)[]): FigureValues | undefined {
	const known = all.filter((values) => values !== undefined)
	return known.length < all.length ? undefined : together(known)
}

type ResultPart = { readonly thing: unknown; readonly prefix: string }

function placeIn(result: PlanResult, key: string, of: string): ResultPart | undefined {
	const scope = of.slice(0, of.indexOf(':'))
	const id = of.slice(scope.length + 1)
	const found = (thing: unknown, prefix: string): ResultPart | undefined =>
		thing === undefined ? undefined : { thing, prefix }
	if (key.startsWith('schedule.')) return found(own(result.schedule, of), 'schedule.')
	if (scope === 'equipment') {
		const cut = id.lastIndexOf('/')
		const bought = result.sites[id.slice(0, cut)]?.equipment.find(({ item }) => item === id.slice(cut + 1))
		return found(bought, 'equipment.')
	}
	if (scope === 'crew') {
		// `crew:abilene/electrician`: a trade at a site
		const cut = id.lastIndexOf('/')
		return found(own(own(result.workforce.bySite, id.slice(0, cut)), id.slice(cut + 1)), 'workforce.bySite')
	}
	if (scope === 'region') {
		// `region:serve/japan`: users of a service there
		const [workload = '', region = ''] = id.split('/')
		return found(own(own(own(result.workloads, workload), 'regions'), region), 'regions.')
	}
	const room = roomOf(key, scope)
	return room && found(own(inside(result, room.room), id), room.prefix)
}

const roomOf = (key: string, scope: string) => ROOMS.find((room) => room.scope === scope && key.startsWith(room.prefix))

const childrenOf = (value: unknown): readonly unknown[] =>
	typeof value === 'object' && value !== null ? Object.values(value) : []

function own(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? Reflect.get(value, name)
		: undefined
}

const inside = (value: unknown, path: string): unknown =>
	path === '' ? value : path.split('.').reduce<unknown>(own, value)

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** A figure as it is told: dates as months from the plan's first, and several under one key added up. */
function valuesIn(told: unknown, row: KeyRow, months: readonly string[]): FigureValues {
	if (typeof told === 'number') return told
	if (typeof told === 'string') return monthsBetween(months[0] ?? told, told)
	if (isList(told)) {
		const series = told.map((value) => (typeof value === 'number' ? value : null))
		return row.per === 'month' ? series : (series[0] ?? null)
	}
	return together(childrenOf(told).map((part) => valuesIn(part, row, months)))
}

const numberOrNull = (values: FigureValues): number | null => (typeof values === 'number' ? values : null)

/** Of several places, month by month; null where none has any. */
function together(all: readonly FigureValues[]): FigureValues {
	if (all.every((values) => values === null)) return null
	const series = all.filter((values) => typeof values === 'object' && values !== null)
	if (series.length === 0) return all.reduce<number>((sum, value) => sum + (numberOrNull(value) ?? 0), 0)
	const [first = []] = series
	return first.map((_, index) => series.reduce((sum, values) => sum + (values[index] ?? 0), 0))
}
