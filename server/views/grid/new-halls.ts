import { buildClassOf } from '#shared/catalogue/builds/build-classes.ts'
import { startsOf } from '#shared/catalogue/builds/build-sequence.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { columnOf } from './grid-view.ts'
import { type Patch, readCells, readNewItem, type ReadItem, type Where } from './read-edits.ts'

type Sound = Extract<ReadItem, { readonly ok: true }>
export type NewHalls =
	| { readonly ok: true; readonly halls: readonly Sound[]; readonly ofSite: readonly Patch[] }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }

/** What a new hall is asked beside its own fields: how many are like it, and what kind of build its site is. */
const HALLS = 'halls'
const CLASS = 'buildClass'
/** As many at once; more are pasted. */
const MOST_HALLS = 20

type HallTyped = Readonly<Record<string, string>>

/** The class of the one site there is; of several it is asked with the site. */
function classLabel(plan: PlanFile, choices: readonly { readonly value: string; readonly label: string }[]): string {
	const [only, ...others] = plan.sites
	if (only === undefined || others.length > 0) return ''
	const known = buildClassOf(plan, only.id)
	return choices.find(({ value }) => value === known)?.label ?? ''
}

/** The two columns of the form, with what stands in them. */
export function newHallColumns(plan: PlanFile, typed: HallTyped) {
	const count = columnOf({ plan, list: 'sites', field: 'groupOf' })
	const sort = columnOf({ plan, list: 'sites', field: CLASS })
	const help = 'Identical halls. Later ones start by the site’s sequence.'
	return [
		{
			column: { ...count, field: HALLS, label: 'How many halls', help, fallback: '1', unit: '' },
			typed: typed[HALLS] ?? '1',
		},
		{ column: { ...sort, fallback: 'site setting' }, typed: typed[CLASS] ?? classLabel(plan, sort.choices) },
	]
}

const countIn = (text: string): number | null => {
	const said = text.trim() === '' ? 1 : Number(text.trim())
	return Number.isInteger(said) && said >= 1 && said <= MOST_HALLS ? said : null
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** `Hall 4` is followed by `Hall 5`, `North` by `North 2`. */
function nameAfter(name: string, further: number): string {
	const [number] = /(?<!\d)\d{1,9}$/.exec(name) ?? []
	if (number === undefined) return `${name} ${String(further + 1)}`
	return `${name.slice(0, -number.length)}${String(Number(number) + further)}`
}

/** One or several halls alike from the form of a new one, dated by the sequence of their site, and the class of build that was said of it. */
export function readNewHalls(where: Where, typed: HallTyped): NewHalls {
	const { [HALLS]: many = '', [CLASS]: sort = '', ...own } = typed
	const first = readNewItem(where, own)
	const count = countIn(many)
	const siteId = first.ok ? textIn(first.item['siteId']) : ''
	const cells = sort.trim() === '' || siteId === '' ? [] : [{ id: siteId, field: CLASS, text: sort }]
	const ofSite = readCells({ ...where, list: 'sites' }, cells)
	const problems = [
		...(first.ok ? [] : first.problems),
		...(count === null
			? [{ field: HALLS, text: `How many halls: a whole number from 1 to ${String(MOST_HALLS)}.` }]
			: []),
		...(ofSite.ok ? [] : ofSite.problems),
	]
	if (!first.ok || !ofSite.ok || count === null) return { ok: false, problems }
	const known = buildClassOf(where.plan, siteId)
	const said = ofSite.patches.filter(({ value }) => value !== known)
	const starts = startsIn(where.plan, { siteId, count, isOwnPace: (said[0]?.value ?? known) === 'own_pace' })
	return { ok: true, halls: starts.map((months, further) => furtherHall(first, { months, further })), ofSite: said }
}

type SequenceAsk = { readonly siteId: string; readonly count: number; readonly isOwnPace: boolean }

function startsIn(plan: PlanFile, { siteId, count, isOwnPace }: SequenceAsk): readonly number[] {
	const site = plan.sites.find(({ id }) => id === siteId)
	return startsOf(catalogueFor(plan), {
		buildings: count,
		buildClass: isOwnPace ? 'own_pace' : 'ai_build',
		sequence: site?.buildSequence ?? null,
		groupOf: site?.groupOf ?? null,
		everyMonths: site?.groupEveryMonths ?? null,
	})
}

const START = 'startMonth'
const isMonth = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)

function furtherHall(first: Sound, { months, further }: { readonly months: number; readonly further: number }): Sound {
	const { item, ranges } = first
	const { name } = item
	const start = item[START]
	const later = <Value>(value: Value) => (isMonth(value) ? addMonths(value, months) : value)
	if (further === 0) return first
	return {
		...first,
		item: {
			...item,
			id: `${textIn(item['id'])}-${String(further + 1)}`,
			...(typeof name === 'string' && { name: nameAfter(name, further) }),
			...(isMonth(start) && { [START]: addMonths(start, months) }),
		},
		ranges: ranges.map((range) =>
			range.field === START ? { ...range, low: later(range.low), high: later(range.high) } : range,
		),
	}
}
