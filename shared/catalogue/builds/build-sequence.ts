import { getCostFactor } from '../catalogue.ts'
import type { Catalogue } from '../tables.ts'
import type { BuildClassId } from './build-classes.ts'

export type BuildSequence = 'together' | 'groups' | 'one_after_another'
type SequenceAsk = {
	readonly buildings: number
	readonly buildClass: BuildClassId
	/** null: as is usual for the class and so many buildings */
	readonly sequence: BuildSequence | null
	readonly groupOf: number | null
	readonly everyMonths: number | null
}

/** How the buildings of a campus follow one another: all at once, so many at a time, or one by one. */
export type UsualSequence = {
	readonly sequence: BuildSequence
	/** buildings that begin in one month */
	readonly groupOf: number
	readonly everyMonths: number
}

/**
 * A cloud that builds for itself does so one after another every nine months; all others raise up to four buildings together, and more
 * of them in groups of four every six months. What is stated stands.
 */
export function sequenceOf(catalogue: Pick<Catalogue, 'costModel'>, ask: SequenceAsk): UsualSequence {
	const usual = (id: string) => Math.round(getCostFactor(catalogue, id).value)
	const group = ask.groupOf ?? usual('group_of')
	const otherwise = ask.buildings > group ? 'groups' : 'together'
	const sequence = ask.sequence ?? (ask.buildClass === 'own_pace' ? 'one_after_another' : otherwise)
	if (sequence === 'together') return { sequence, groupOf: ask.buildings, everyMonths: 0 }
	const everyMonths = ask.everyMonths ?? usual(sequence === 'groups' ? 'group_every' : 'one_every')
	return { sequence, groupOf: sequence === 'groups' ? group : 1, everyMonths }
}

/** Months after the first that each building begins. */
export function startsOf(catalogue: Pick<Catalogue, 'costModel'>, ask: SequenceAsk): readonly number[] {
	const { groupOf, everyMonths } = sequenceOf(catalogue, ask)
	return Array.from({ length: ask.buildings }, (_, building) => Math.floor(building / groupOf) * everyMonths)
}
