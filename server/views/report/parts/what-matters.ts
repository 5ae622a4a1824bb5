import { isRecord } from '#shared/is-record.ts'
import type { PlanResult } from '#shared/result.ts'
import { sum } from '../../figures/series.ts'

type WhatMattersRow = { readonly id: string } & Readonly<Record<string, unknown>>
type Weights = readonly number[]

const amount = (row: WhatMattersRow, field: string): number => {
	const value = row[field]
	return typeof value === 'number' ? value : 0
}
/** Never finished weighs more than any delay. */
const NEVER = 1000
function lateBy(result: PlanResult, ref: string): number {
	const entry = result.schedule[ref]
	if (entry === undefined) return 0
	return entry.finish === null ? NEVER : Math.max(0, entry.delayMonths)
}
const lostAt = (result: PlanResult, id: string): number =>
	sum(Object.values(result.sites[id]?.layerFacts ?? {}).map(({ lostMWMonths }) => lostMWMonths))

/** What stands first in a table that may be cut: the binding, then the late, then the largest. One rule a list. */
const RULES = {
	sites: (row: WhatMattersRow, result: PlanResult): Weights => [lostAt(result, row.id), amount(row, 'targetItMW')],
	powerContracts: (row: WhatMattersRow, result: PlanResult): Weights => [
		lateBy(result, `contract:${row.id}`),
		amount(row, 'capacityMW'),
	],
	buildPhases: (row: WhatMattersRow, result: PlanResult): Weights => [
		lateBy(result, `phase:${row.id}`),
		amount(row, 'itMW'),
	],
	chipOrders: (row: WhatMattersRow, result: PlanResult): Weights => [
		lateBy(result, `order:${row.id}`),
		amount(row, 'accelerators'),
	],
	workloads: (row: WhatMattersRow, result: PlanResult): Weights => {
		const found = result.workloads[row.id]
		const least = Math.min(1, ...(found?.servedShare ?? []).map((share) => share ?? 1))
		return [1 - least, Math.max(0, ...(found?.acceleratorsRequired ?? []))]
	},
} as const
type RankedList = keyof typeof RULES

export const isRankedList = (list: string): list is RankedList => Object.hasOwn(RULES, list)

/** A row of a grid holds its entry. */
const fieldsOf = (row: WhatMattersRow): WhatMattersRow => (isRecord(row['item']) ? { ...row['item'], id: row.id } : row)

/** The rows of a list, what matters most first; of equals the one the plan names first. */
export function byWhatMatters<Own extends { readonly id: string }>(
	rows: readonly Own[],
	{ list, result }: { readonly list: RankedList; readonly result: PlanResult },
): readonly Own[] {
	const weighed = rows.map((row) => ({ row, weights: RULES[list](fieldsOf({ ...row }), result) }))
	return weighed
		.toSorted((one, other) => {
			const at = one.weights.findIndex((weight, index) => weight !== other.weights[index])
			return at < 0 ? 0 : (other.weights[at] ?? 0) - (one.weights[at] ?? 0)
		})
		.map(({ row }) => row)
}
