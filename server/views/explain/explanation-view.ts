import { withRefreshes } from '#shared/refresh-orders.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { Explanation, Leaf, Origin, RestsOn } from '#shared/explanation.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { chipNames } from '../messages/chip-name.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { lackingIn } from './lacking.ts'
import { groupLeaves, type LeafGroup } from './leaf-groups.ts'
import { inOneLine, joined, leafLine, type LeafLine, originWords, wordValue } from './origin-words.ts'
import { type NameOf, placeWords } from '../messages/place-words.ts'
import { percent } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseWords, saidWords } from '../messages/explanations.ts'

export type ExplanationStep = {
	readonly key: string
	readonly label: string
	readonly value: string
	readonly detail: string
	/** where it comes from: `contract`, `benchmark`, `guess`, `default` … */
	readonly tag: string | null
	readonly target: WhyTarget | null
	/** it has inputs of its own, which its target tells */
	readonly deeper: boolean
	/** of an end of the trace: where it can be changed or read */
	readonly href: string | null
	/** parts that have no target of their own */
	readonly parts: readonly ExplanationStep[]
}

/** Another place to look at the same figure. */
export type PlaceChoice = { readonly label: string; readonly target: WhyTarget; readonly chosen: boolean }

export type ExplanationView = {
	readonly key: string
	readonly where: string
	readonly value: string
	readonly unit: string
	/** one sentence: what the figure is, or what decided here; empty where there is none */
	readonly meaning: string
	/** of a sum over nothing: where the first of what it adds up is entered */
	readonly leads: { readonly name: string; readonly href: string } | null
	/** why the part of the formula holds that does; empty where no other could */
	readonly because: string
	readonly formulaTitle: string
	readonly formula: readonly string[]
	readonly steps: readonly ExplanationStep[]
	/** says how many inputs of a long sum are left out; empty where none is */
	readonly leftOut: string
	readonly method: string
	/** the plan and each site, where there is a choice */
	readonly places: readonly PlaceChoice[]
	/** null: not looked for yet, or it rests on nothing that can be told */
	readonly rests: RestsView | null
	/** asks how far the figure moves */
	readonly moves: WhyTarget
	/** asks for the same explanation */
	readonly target: WhyTarget
}

/** What a figure rests on that nobody has confirmed, and what stands in for a default. */
export type RestsView = {
	/** `Includes five guesses and one override`; empty where on neither */
	readonly title: string
	/** by kind, nearest first */
	readonly guesses: readonly LeafGroup[]
	readonly overrides: readonly LeafLine[]
	/** says how many guesses are not listed; empty where all are */
	readonly farther: string
}

/** What the drawer knows of a plan beside the explanation. */
export type Surroundings = {
	readonly nameOf: NameOf
	readonly linkOf: (origin: Origin) => string | null
	/** of the plan: months among its fields are told as months */
	readonly firstMonth?: string | undefined
	/** where the same figure may be looked at: `plan`, `site:abilene` … */
	readonly scopes: readonly string[]
	/** as it was asked for: one name may stand for a quantity of the plan and for another of a site */
	readonly asked?: { readonly quantity: string; readonly month: string | null }
}
const ALONE: Surroundings = { nameOf: (id) => id, linkOf: () => null, scopes: [] }

/** A month, a year or the horizon. */
const period = (month: string) => (month === 'all' ? 'all months' : month.length === 4 ? month : longMonth(month))

/** The inputs of a figure; a month is told where it is not the figure's own. */
function stepsOf(parent: Explanation, path: string, around: Surroundings): readonly ExplanationStep[] {
	return parent.inputs.map((input, index) => {
		const step = stepOf(input, path === '' ? String(index) : `${path}/${index}`, around)
		const sameMonth = input.month === null || input.month === parent.month
		return sameMonth ? step : { ...step, label: `${step.label}, ${period(input.month)}` }
	})
}

/** The figure with its unit; a month by its name. */
const worded = ({ value, unit, date }: Explanation) =>
	date === undefined ? wordValue(value, unit) : { figure: longMonth(date), unit: '' }

function stepOf(explanation: Explanation, path: string, around: Surroundings): ExplanationStep {
	const { quantity, scope, month, label, unit, origin, node, truncated } = explanation
	const words = origin === null ? { detail: '', tag: null } : originWords(origin, unit)
	const lacking = lackingIn(origin)
	const value = inOneLine(worded(explanation))
	// What only passes a figure on would say it twice.
	const made = explanation.inFigures === value ? null : explanation.inFigures
	const key = `${path}/${quantity}@${scope}@${month ?? ''}`
	return {
		key,
		label: scope === 'plan' ? label : `${label}, ${placeWords(scope, around.nameOf)}`,
		value,
		detail: lacking?.text ?? (origin === null ? (saidOf(explanation) ?? made ?? '') : words.detail),
		tag: words.tag,
		target: node === 'input' ? null : { quantity, scope, month },
		href: lacking?.href ?? (origin === null ? null : around.linkOf(origin)),
		deeper: truncated,
		parts: stepsOf(explanation, key, around),
	}
}

/** What a figure is in a sentence, or what decided; null where neither is told. */
function saidOf(explanation: Explanation): string | null {
	const { said, quantity, decided } = explanation
	if (said === null || explanation.value === null) return decided
	return saidWords(said, { quantity, figure: roundly(explanation) })
}

/** A figure as a sentence tells it: a share whole, the rest as it stands. */
const roundly = (explanation: Explanation): string => {
	const { value, unit } = explanation
	return unit === '%' && value !== null ? percent(value) : inOneLine(worded(explanation))
}

function where({ label, scope, month }: Explanation, nameOf: NameOf): string {
	return joined([label, placeWords(scope, nameOf), month === null ? null : period(month)])
}

/** The nearest kinds of guess; the others are counted. */
const LISTED_GUESSES = 10

function restsOf({ guesses, overrides, counted: all }: RestsOn, around: Surroundings): RestsView {
	const line = (leaf: Leaf) =>
		leafLine(leaf, {
			placeOf: (place) => placeWords(place, around.nameOf),
			linkOf: around.linkOf,
			firstMonth: around.firstMonth,
		})
	const groups = groupLeaves(guesses, line).slice(0, LISTED_GUESSES)
	const total = { guesses: all?.guesses ?? guesses.length, overrides: all?.overrides ?? overrides.length }
	const parts = [
		...(total.guesses > 0 ? [counted(total.guesses, 'guess', 'guesses')] : []),
		...(total.overrides > 0 ? [counted(total.overrides, 'override')] : []),
	]
	const unlisted = total.guesses - groups.reduce((sum, { lines }) => sum + lines.length, 0)
	return {
		title: parts.length === 0 ? '' : `Includes ${parts.join(' and ')}`,
		guesses: groups,
		overrides: overrides.map(line),
		farther: unlisted > 0 ? `and ${counted(unlisted, 'guess', 'guesses')} further down` : '',
	}
}

const QUARTER = /\b\d{4}-Q[1-4]$/

/** A figure of all months shows each input in its fullest; a long sum shows those that count most. */
function leftOut({ scope, month, inputs, omitted }: Explanation): string {
	if (omitted > 0) return `and ${omitted} smaller ones`
	// Of a quarter each month stands there.
	if (month !== null || QUARTER.test(scope) || inputs.every((input) => input.month === null)) return ''
	return 'Monthly inputs show their largest month; the figure uses every month.'
}

/** Null where a side is missing or both say the same, as of a plain sum. */
const equation = (left: string | null, right: string | null): string | null =>
	left === null || right === null || left === right ? null : `${left} = ${right}`

/** What the drawer says of one figure: value, what decided, the formula in symbols and in figures, its inputs, and what it rests on. */
export function buildExplanationView(explanation: Explanation, around: Surroundings = ALONE): ExplanationView {
	const { quantity, scope, month } = explanation
	const { figure, unit } = worded(explanation)
	const result = inOneLine({ figure, unit })
	const lines = [
		equation(explanation.label, explanation.inWords),
		explanation.inFigures === figure ? null : equation(explanation.inFigures, result),
		explanation.node === 'algorithm' ? explanation.method : null,
	].filter((line): line is string => line !== null && line !== '')
	const origin = explanation.origin === null ? null : originWords(explanation.origin, explanation.unit)
	const lacking = lackingIn(explanation.origin)
	return {
		key: `${quantity}@${scope}@${month ?? ''}`,
		where: where(explanation, around.nameOf),
		value: figure,
		unit,
		meaning: lacking?.text ?? saidOf(explanation) ?? origin?.detail ?? '',
		leads: lacking && { name: lacking.name, href: lacking.href },
		because: becauseWords(explanation.because, { hasValue: explanation.value !== null }),
		formulaTitle: explanation.node === 'algorithm' ? 'Method' : 'Formula',
		formula: lines,
		steps: stepsOf(explanation, '', around),
		leftOut: leftOut(explanation),
		method: joined([`Rule ${explanation.rule}`, explanation.source]),
		places: around.scopes.map((place) => ({
			label: place === 'plan' ? 'Whole plan' : placeWords(place, around.nameOf),
			target: { ...(around.asked ?? { quantity, month }), scope: place },
			chosen: place === scope,
		})),
		rests: explanation.restsOn && restsOf(explanation.restsOn, around),
		moves: { quantity, scope, month },
		target: { quantity, scope, month },
	}
}

/** The same explanation where its inputs are of a changed plan: each opens with the change. `changed` says which inputs are. */
export function withChange(
	view: ExplanationView,
	{ change, changed }: { readonly change: string; readonly changed: readonly boolean[] | 'all' },
): ExplanationView {
	const within = (step: ExplanationStep): ExplanationStep => ({
		...step,
		target: step.target === null ? null : { ...step.target, change },
	})
	const isOfChange = (index: number) => changed === 'all' || changed[index] === true
	return {
		...view,
		key: `${view.key} ${change}`,
		target: { ...view.target, change },
		steps: view.steps.map((step, index) => (isOfChange(index) ? within(step) : step)),
	}
}

type NamedEntry = { readonly id: string; readonly name?: string | null }

/** Names of everything in a plan that a scope can point at, and of the catalogue's chips and equipment. */
export function namesIn(plan: PlanFile): NameOf {
	const all: readonly NamedEntry[] = [
		...catalogueFor(plan).equipment,
		...catalogueFor(plan).demandRegions,
		...plan.sites,
		...plan.powerContracts,
		...plan.gatingWorks,
		...plan.buildPhases,
		...plan.leases,
		...withRefreshes(plan, catalogueFor(plan).chips).chipOrders,
		...plan.workloads,
		...plan.applications,
	]
	const names = new Map(all.map((item) => [item.id, item.name ?? item.id]))
	const chipName = chipNames(plan)
	return (id) => names.get(id) ?? chipName(id)
}
