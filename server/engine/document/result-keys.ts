import type { ResultKey } from '#shared/document/keys.ts'
import type { Program } from '../kernel/compile.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { QUANTITIES_OF_PLACES } from './quantities-of-places.ts'
import { type Ids, QUANTITIES_OF_PLAN } from './quantities-of-plan.ts'

/** Ids of the quantities behind each key of the result: a key without one does not compile. */
export const QUANTITIES: Readonly<Record<ResultKey, Ids>> = { ...QUANTITIES_OF_PLAN, ...QUANTITIES_OF_PLACES }

/** Parts of the document that hold several figures and are asked for as one. */
const TOGETHER: Readonly<Record<string, Ids>> = {
	headline: QUANTITIES['headline.groupMWMonths'],
	'finance.capexByLayer': QUANTITIES['finance.capexUsd'],
}

export const RESULT_KEYS: ReadonlyMap<string, Ids> = new Map(Object.entries({ ...QUANTITIES, ...TOGETHER }))

/** The quantities a name may mean: a result key's, or the one of that id. */
export const candidatesFor = (program: Program, name: string): readonly QuantityNode[] =>
	(RESULT_KEYS.get(name) ?? [name]).flatMap((id) => program.quantities.get(id) ?? [])
