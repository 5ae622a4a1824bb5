import type { PlanResult } from '../result.ts'
import type { Series, SparseSeries } from '../series.ts'
import { monthsBetween } from '../units/months.ts'
import type { List } from './lists.ts'
import { type Metric, metricAt, metricList, type MetricName, metricOf } from './metric.ts'
import { placesIn } from './several-places.ts'

/** One value for the horizon, or one for each month. */
export type FigureValues = number | null | Series | SparseSeries

/**
 * What a result tells under a key, of the plan or of a place such as `site:abilene`. Undefined where there is no such place;
 * null where the place has no such figure. Of the plan or of several places, what adds up over places is added up.
 */
export function readResult(result: PlanResult, name: MetricName, of: string): FigureValues | undefined {
	const [place = of, ...more] = placesIn(of)
	if (more.length > 0) return ofSeveral(placesIn(of).map((one) => readResult(result, name, one)))
	const key = metricAt(name, place)
	if (key === null) return null
	const [metric, list] = [metricOf(key), metricList(key)]
	const values = (told: unknown) => valuesIn(told, metric, result.months)
	if (list === null) return of === 'plan' ? values(inside(result, key)) : null
	const rest = key.slice(list.path.length + 1)
	if (of !== 'plan') {
		const thing = thingAt(result, list, of)
		return thing === undefined ? undefined : values(inside(thing, rest))
	}
	if (metric.kind === 'rate' || metric.kind === 'when') return null
	return together(thingsIn(result, list).map((thing) => values(inside(thing, rest))))
}

/** Undefined where one of them is no place. */
function ofSeveral(all: readonly (FigureValues | undefined)[]): FigureValues | undefined {
	const known = all.filter((values) => values !== undefined)
	return known.length < all.length ? undefined : together(known)
}

/** A place in a list; undefined where it has no such place. A site stands for its crews, a workload for its pools. */
function thingAt(result: PlanResult, { path, scope }: List, of: string): unknown {
	const asked = of.slice(0, of.indexOf(':'))
	const id = of.slice(asked.length + 1)
	if (path === `schedule.${scope}`) return asked === scope ? own(result.schedule, of) : undefined
	if (scope === 'crew' && asked === 'site') return own(inside(result, path), id)
	if (scope === 'placement' && asked === 'workload') return own(own(result.workloads, id), 'placements')
	if (asked !== scope) return undefined
	const cut = id.lastIndexOf('/')
	const [outer, inner] = [id.slice(0, cut), id.slice(cut + 1)]
	if (scope === 'equipment') return result.sites[outer]?.equipment.find(({ item }) => item === inner)
	if (scope === 'crew') return own(own(inside(result, path), outer), inner)
	if (scope === 'region') return own(own(own(result.workloads, outer), 'regions'), inner)
	if (scope === 'fit') return own(own(own(result.halls, outer), 'usable'), inner)
	return own(inside(result, path), id)
}

function thingsIn(result: PlanResult, { path, scope }: List): readonly unknown[] {
	if (path === `schedule.${scope}`)
		return Object.entries(result.schedule).flatMap(([id, entry]) => (id.startsWith(`${scope}:`) ? [entry] : []))
	const room = path.slice(path.lastIndexOf('.') + 1)
	if (scope === 'equipment' || scope === 'lot') return childrenOf(result.sites).map((site) => inside(site, 'equipment'))
	if (scope === 'fit') return childrenOf(result.halls).flatMap((hall) => childrenOf(own(hall, room)))
	if (scope === 'region' || scope === 'placement') return childrenOf(result.workloads).map((one) => own(one, room))
	return childrenOf(inside(result, path))
}

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
function valuesIn(told: unknown, metric: Metric, months: readonly string[]): FigureValues {
	if (typeof told === 'number') return told
	if (typeof told === 'string') return monthsBetween(months[0] ?? told, told)
	if (isList(told)) {
		const series = told.map((value) => (typeof value === 'number' ? value : null))
		return metric.per === 'month' ? series : (series[0] ?? null)
	}
	return together(childrenOf(told).map((part) => valuesIn(part, metric, months)))
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
