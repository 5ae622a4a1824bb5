import { placesIn } from '#shared/metrics/several-places.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import type { Frame } from './kernel/run.ts'
import { largestMonth } from './kernel/total.ts'
import type { AskedAt } from './answers/named-places.ts'
import { ANY_CAP } from './answers/result-path.ts'
import { findScope, type ScopePlace, scopeNames } from './scope-names.ts'
import type { EngineModel } from './world.ts'

/** One figure, or several of one quantity that are asked for together. */
export type FigurePlace = {
	readonly quantity: QuantityNode
	readonly instances: readonly number[]
	readonly months: readonly number[]
	/** as it was asked for: `plan`, `site:abilene` */
	readonly scope: string
	/** `2027-02`, `2027` for a year, `all` for the horizon; null where the figure has no months */
	readonly period: string | null
}

type FindFigureResult =
	{ readonly lacks: null; readonly place: FigurePlace } | { readonly lacks: 'scope' } | { readonly lacks: 'month' }

/** More places than this are no choice but a list. */
const MOST_CHOICES = 60

/** Where a question points: at a quantity's own instance, or at all its parts under the scope that is asked for. */
export function findFigure(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	asked: AskedAt,
): FindFigureResult {
	const where = whereOf(frame, fitting(candidates, asked.month), asked.scope ?? 'plan')
	if (!where) return { lacks: 'scope' }
	const when = whenOf(frame, where, asked.month)
	return when ? { lacks: null, place: { ...where, ...when } } : { lacks: 'month' }
}

/** Where one month is asked for, a total over all months is no answer if there is one by month. */
function fitting(candidates: readonly QuantityNode[], month: string | undefined): readonly QuantityNode[] {
	const monthly = month === undefined || month === ALL ? [] : candidates.filter(({ per }) => per === 'month')
	return monthly.length > 0 ? monthly : candidates
}

type FindFigureWhere = Pick<FigurePlace, 'quantity' | 'instances' | 'scope'>

function whereOf(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	asked: string,
): FindFigureWhere | null {
	const several = placesIn(asked).map((one) => findScope(frame.world, one))
	if (several.length > 1) return eachOf(candidates, several, asked)
	const [scope] = several
	if (!scope) return poolsOfOneChip(frame, candidates, asked)
	const exact = candidates.find((candidate) => candidate.scope === scope.scope)
	if (exact) return { quantity: exact, instances: [scope.index], scope: asked }
	for (const quantity of candidates) {
		const rows = frame.world.link(quantity.scope, scope.scope)
		if (!rows) continue
		const instances = Array.from(rows.keys()).filter((index) => rows[index] === scope.index)
		if (instances.length > 0) return { quantity, instances, scope: asked }
	}
	return sameForAll(candidates)
}

/** Several places of one kind. */
function eachOf(
	candidates: readonly QuantityNode[],
	places: readonly (ScopePlace | null)[],
	asked: string,
): FindFigureWhere | null {
	const quantity = candidates.find((candidate) => places.every((place) => place?.scope === candidate.scope))
	return quantity ? { quantity, instances: places.flatMap((place) => place?.index ?? []), scope: asked } : null
}

/** What is set for the whole plan holds for each part of it. */
function sameForAll(candidates: readonly QuantityNode[]): FindFigureWhere | null {
	const quantity = candidates.find(({ scope, node }) => scope === 'plan' && node === 'input')
	return quantity ? { quantity, instances: [0], scope: 'plan' } : null
}

/** `placement:serve/abilene/gb200-nvl72@*` stands for the chip at the site whatever its power cap. */
function poolsOfOneChip(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	asked: string,
): FindFigureWhere | null {
	if (!asked.endsWith(ANY_CAP)) return null
	const plain = asked.slice(0, -ANY_CAP.length)
	const quantity = candidates.find(({ scope }) => plain.startsWith(`${scope}:`))
	const names = quantity ? scopeNames(frame.world, quantity.scope) : []
	const instances = [...names.entries()].flatMap(([index, name]) =>
		name === plain || name.startsWith(`${plain}@`) ? [index] : [],
	)
	return quantity && instances.length > 0 ? { quantity, instances, scope: asked } : null
}

type When = Pick<FigurePlace, 'months' | 'period'>

function whenOf(
	frame: Frame<EngineModel>,
	{ quantity, instances }: FindFigureWhere,
	asked: string | undefined,
): When | null {
	const names = frame.world.model.months
	const span = asked ?? ALL
	const months = monthsIn(names, span)
	if (months.length === 0) return null
	if (quantity.per === 'horizon') return { months: [0], period: null }
	if (span.length === MONTH_LENGTH || addsOverMonths(quantity, asked)) return { months, period: span }
	const month = largestMonth(frame, { quantity, instances, months })
	return { months: [month], period: names[month] ?? null }
}

const MONTH_LENGTH = 'YYYY-MM'.length

const ALL = 'all'

/** Amounts do; a rate, where a year or all months are asked for, has a mean or a range of them. */
const addsOverMonths = ({ kind }: QuantityNode, asked: string | undefined): boolean =>
	kind === 'amount' || (kind === 'rate' && asked !== undefined)

/** One month, the months of a year, or of `all`. */
function monthsIn(names: readonly string[], span: string): readonly number[] {
	const all = [...names.keys()]
	if (span === ALL) return all
	const year = /^\d{4}$/.test(span)
	return all.filter((index) => (year ? names[index]?.startsWith(span) === true : names[index] === span))
}

/** The plan and every other instance the figure has, for a reader to step to; empty where there is no choice. */
export function siblingsOf(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	{ quantity }: FigurePlace,
): readonly string[] {
	const own = quantity.scope === 'plan' ? candidates.find(({ scope }) => scope !== 'plan') : quantity
	const names = own ? scopeNames(frame.world, own.scope) : []
	return names.length < 2 || names.length > MOST_CHOICES ? [] : ['plan', ...names]
}
