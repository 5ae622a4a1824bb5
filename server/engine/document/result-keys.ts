import { isResultKey, KEYS, type ResultKey } from '#shared/document/keys.ts'
import type { Program } from '../kernel/compile.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { QUANTITIES_OF_PLACES } from './quantities-of-places.ts'
import { type Ids, QUANTITIES_OF_PLAN } from './quantities-of-plan.ts'

const NAMED: Readonly<Partial<Record<ResultKey, Ids>>> = { ...QUANTITIES_OF_PLAN, ...QUANTITIES_OF_PLACES }

/** Ids of the quantities behind a key of the result: those it is given, else the one of its own name. */
export const idsOf = (key: ResultKey): Ids => NAMED[key] ?? [key]

/** Parts of the document that hold several figures and are asked for as one. */
const TOGETHER: Readonly<Record<string, Ids>> = {
	headline: idsOf('headline.groupMWMonths'),
	'finance.capexByLayer': idsOf('finance.capexUsd'),
}

export const RESULT_KEYS: ReadonlyMap<string, Ids> = new Map([
	...Object.keys(KEYS).flatMap((key) => (isResultKey(key) ? [[key, idsOf(key)] as const] : [])),
	...Object.entries(TOGETHER),
])

/** The quantities a name may mean: a result key's, or the one of that id. */
export const candidatesFor = (program: Program, name: string): readonly QuantityNode[] =>
	(RESULT_KEYS.get(name) ?? [name]).flatMap((id) => program.quantities.get(id) ?? [])
