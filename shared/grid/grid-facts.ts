import type { FieldFacts } from '#shared/fields/field.ts'
import { kindField } from '#shared/fields/kinds.ts'
import { fieldFacts, fieldFactsFor, findFieldFacts } from '#shared/fields/registry.ts'
import { formatFigure } from '#shared/units/format.ts'
import { isShare } from '#shared/units/units.ts'
import { exactShare } from '#shared/formats/figures.ts'
import { HALL_LISTS, isHallList, type GridList } from './grid-lists.ts'

/** The hall that keeps a row. */
const ownHall: FieldFacts = {
	...fieldFacts('chipOrders', 'phaseId'),
	label: 'Hall',
	help: 'Which hall it is of.',
	required: true,
	defaultText: null,
}

/** What is known of a field of a grid or form; null where there is none of that name. */
export function findGridFacts(list: GridList, field: string, kind: string | null = null): FieldFacts | null {
	if (!isHallList(list)) return findFieldFacts(list, field) && fieldFactsFor(list, field, kind)
	return field === 'phaseId' ? ownHall : findFieldFacts('buildPhases', `${HALL_LISTS[list].group}.${field}`)
}

/** The same of a field that the code itself names. */
export function gridFacts(list: GridList, field: string, kind: string | null = null): FieldFacts {
	const facts = findGridFacts(list, field, kind)
	if (facts === null) throw new Error(`There is no field ${list}.${field}.`)
	return facts
}

/** The field that decides which others a row has; null in a list without kinds. */
export const gridKindField = (list: GridList): string | null => (isHallList(list) ? null : kindField(list))

/** A figure of a field as its cell shows it. */
export const showNumber = (value: number, facts: Pick<FieldFacts, 'unit'>): string =>
	isShare(facts.unit) ? exactShare(value) : formatFigure(value, { digits: 6 })
