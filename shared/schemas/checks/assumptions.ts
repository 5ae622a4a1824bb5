import { ratedPower } from '#shared/catalogue/chip-power.ts'
import {
	ASSUMPTION_KEYS,
	ASSUMPTIONS,
	isAssumptionKey,
	isTextAssumptionKey,
	TEXT_ASSUMPTIONS,
} from '#shared/fields/assumptions.ts'
import { PLAN_LISTS, type PlanList } from '#shared/fields/lists.ts'
import { FIELD_LISTS, fieldsOf, findFieldFacts } from '#shared/fields/registry.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing, unknownKey } from './keys.ts'
import { targetOf } from './targets.ts'

const KEYS: readonly string[] = [...ASSUMPTION_KEYS, ...Object.keys(TEXT_ASSUMPTIONS)]
const SEE = 'See `strata catalogue assumptions`.'

const valueOf = (entry: unknown): unknown =>
	typeof entry === 'object' && entry !== null && 'value' in entry ? entry.value : entry

function numberProblems(key: keyof typeof ASSUMPTIONS, value: unknown, path: string): readonly Problem[] {
	const { min, max } = ASSUMPTIONS[key]
	if (typeof value !== 'number') return [{ path, message: 'expected a number' }]
	return value >= min && value <= max ? [] : [{ path, message: `expected ${min} to ${max}` }]
}

function chipProblems(value: unknown, path: string, draft: Draft): readonly Problem[] {
	if (typeof value !== 'string') return [{ path, message: 'expected the id of a chip' }]
	const unknown = missing({ ...targetOf(draft, 'chips'), path, key: value })
	const chip = draft.catalogue.chips.find(({ id }) => id === value)
	return chip && ratedPower(chip) === null
		? [{ path, message: `the power of ${chip.name} is not published`, mend: 'Choose a chip whose power is known.' }]
		: unknown
}

function assumptionProblems(written: string, entry: unknown, draft: Draft): readonly Problem[] {
	const path = `assumptions.${written}`
	const cut = written.indexOf('/')
	const siteId = cut < 0 ? null : written.slice(0, cut)
	const key = written.slice(cut + 1)
	const see = 'Write siteId/key for one site, or the key alone for all.'
	const site = missing({ ...targetOf(draft, 'sites'), see, path, key: siteId })
	if (isAssumptionKey(key)) return [...site, ...numberProblems(key, valueOf(entry), path)]
	if (isTextAssumptionKey(key)) return [...site, ...chipProblems(valueOf(entry), path, draft)]
	return [...site, unknownKey({ path, key, known: KEYS, noun: 'an assumption', see: SEE })]
}

const listWithIds = (name: string) => PLAN_LISTS.find((list) => list === name)

/** a field, or a group of fields such as `labour` */
const isField = (list: PlanList, name: string) =>
	findFieldFacts(list, name) !== null || fieldsOf(list).some((field) => field.name.startsWith(`${name}.`))

/** A note stands beside a field: `list/id/field`, or the field alone for one of the plan itself. */
function noteProblems(written: string, draft: Draft): readonly Problem[] {
	const path = `notes.${written}`
	const parts = written.split('/')
	const [list = '', id = '', ...field] = parts
	if (parts.length === 1) {
		return findFieldFacts('plan', list)
			? []
			: [{ path, message: 'expected list/id/field', mend: 'For example powerContracts/ercot-1/capacityMW.' }]
	}
	if (list === 'assumptions' || list === 'catalogue') return []
	const known = listWithIds(list)
	if (!known)
		return [
			unknownKey({ path, key: list, known: FIELD_LISTS, noun: 'a list of the plan', see: 'Write list/id/field.' }),
		]
	const name = field.join('.')
	return [
		...missing({ path, key: id, known: draft.ids[known], noun: `an id of ${known}`, see: 'Write list/id/field.' }),
		...(isField(known, name)
			? []
			: [{ path, message: `"${name}" is not a field of ${known}`, mend: 'See `strata catalogue fields`.' }]),
	]
}

/** Assumption keys and the fields notes stand beside exist; values keep to their limits. */
export function checkAssumptions(draft: Draft): readonly Problem[] {
	return [
		...Object.entries(draft.assumptions).flatMap(([key, entry]) => assumptionProblems(key, entry, draft)),
		...Object.keys(draft.notes).flatMap((key) => noteProblems(key, draft)),
	]
}
