import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runPlan } from '#server/engine/compute-plan.ts'
import { figureOf } from '#server/engine/explain-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { inMoney, moneyOf } from '#shared/units/money.ts'
import { UNITS, type Unit } from '#shared/units/units.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { lawRuns } from '../factories/every-plan.ts'
import { randomPlans, validPlan } from '../factories/random/random-plan.ts'
import { monthsAsWritten } from '../laws/months-in-words.ts'
import { figuresIn, pagesOf, type Shown } from './shown-figures.ts'

const RUNS = lawRuns({ seed: 2026, plans: 50 })
/** Of a long series every so many months, and its first and last. */
const EVERY = 7

const TEMPLATE_PLANS: readonly (readonly [name: string, plan: PlanFile])[] = [
	...TEMPLATES.map((template) => [template.name, validPlan(template.plan)] as const),
]
const DRAWN = fc.sample(randomPlans, RUNS).map((plan, index) => [`random plan ${String(index + 1)}`, plan] as const)

const nearly = (one: number, other: number) =>
	Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other))
const isUnit = (text: string | null): text is Unit => text !== null && Object.hasOwn(UNITS, text)

const FACTORS: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** The number a text starts with, and half of its last digit: `$48.6M` is 48,600,000 ± 50,000. */
function numberIn(text: string): { readonly value: number; readonly within: number } | null {
	const match = /^[^\d−]*(−?)[^\d]*([\d,]+)(?:\.(\d+))?(?:[eE]([\d−-]+))?([kMBT%](?![A-Za-z]))?/.exec(text)
	if (!match) return null
	const [, minus = '', whole = '', decimals = '', exponent = '0', suffix = ''] = match
	const factor = 10 ** Number(exponent.replace('−', '-')) * (suffix === '%' ? 0.01 : (FACTORS[suffix] ?? 1))
	const value = Number(`${whole.replaceAll(',', '')}.${decimals}`) * factor * (minus === '' ? 1 : -1)
	const zeros = decimals === '' && suffix === '' ? (/0*$/.exec(whole)?.[0].length ?? 0) : 0
	return { value, within: 0.5 * 10 ** -decimals.length * factor * 10 ** zeros }
}

/** Texts that tell a value in words or in a smaller unit. */
const RETOLD = ['gridMonths', 'seconds', 'kW']

function textDiffers({ value, unit, text }: Shown, plan: PlanFile): string | null {
	if (text === null || value === null || !isUnit(unit) || RETOLD.includes(unit)) return null
	const told = numberIn(text.replace('×', ''))
	const shown = inMoney(value, unit, moneyOf(plan))
	if (told === null) return text === MISSING ? null : `reads «${text}»`
	return Math.abs(told.value - shown) <= told.within * 1.0001 + 1e-12 ? null : `reads «${text}» of ${String(shown)}`
}

const kindOf = (scope: string) => scope.split(':')[0]

function wrong(shown: Shown, { plan, frame }: { readonly plan: PlanFile; readonly frame: ReturnType<typeof runPlan> }) {
	const { value, unit, why } = shown
	// What has no value opens nothing on the page either.
	if (value === null) return null
	const differs = textDiffers(shown, plan)
	if (differs !== null) return differs
	const question = { quantity: why.quantity, scope: why.scope, month: why.month ?? undefined }
	const explanation = figureOf(frame, question)
	if (explanation === null) return 'opens nothing'
	const [written] = monthsAsWritten(explanation)
	if (written !== undefined) return written
	const dated = explanation.date !== undefined
	if (unit !== null && isUnit(unit) && !dated && explanation.unit !== UNITS[unit].label)
		return `is in ${UNITS[unit].label}, explained in ${explanation.unit}`
	// A plan of one place opens at that place, a year of one month in that month.
	if (kindOf(explanation.scope) === kindOf(why.scope) && explanation.scope !== why.scope)
		return `opens at ${explanation.scope}`
	if (why.month !== null && why.month !== 'all' && explanation.month?.startsWith(why.month) === false)
		return `opens in ${explanation.month}`
	if (dated)
		return explanation.date === addMonths(plan.startMonth, value) ? null : `opens as ${explanation.date ?? 'nothing'}`
	if (explanation.value === null || !nearly(value, explanation.value))
		return `is ${String(value)}, explained as ${String(explanation.value)}`
	return null
}

/** Points of a series are tried at its ends and in between. */
function tried({ at }: Shown): boolean {
	const index = /\.(?:steps|bars)\.\d+\.(\d+)$/.exec(at)?.[1]
	return index === undefined || Number(index) % EVERY === 0
}

function unexplained(plan: PlanFile): {
	readonly wrong: readonly string[]
	readonly closed: readonly string[]
	readonly count: number
} {
	const frame = runPlan(plan)
	const { shown, closed } = figuresIn(pagesOf(plan, frame))
	const asked = new Map<string, string | null>()
	const said = (one: Shown) => {
		const key = JSON.stringify([one.why, one.value, one.text])
		const known = asked.get(key)
		if (known !== undefined) return known
		const found = wrong(one, { plan, frame })
		asked.set(key, found)
		return found
	}
	return {
		wrong: shown.filter(tried).flatMap((one) => {
			const found = said(one)
			return found === null
				? []
				: [`${one.at} (${one.why.quantity}, ${one.why.scope}, ${one.why.month ?? '–'}) ${found}`]
		}),
		closed: closed.map(({ at, name }) => `${at} ${name}`),
		count: shown.length,
	}
}

test.each([...TEMPLATE_PLANS, ...DRAWN])('every figure shown of %s is the figure explained', (_, plan) => {
	const { wrong: differing, closed } = unexplained(plan)
	expect(differing).toEqual([])
	expect(closed).toEqual([])
})

test.each(TEMPLATE_PLANS)('the pages of %s show hundreds of figures, and no gap where one should be', (_, plan) => {
	const pages = pagesOf(plan, runPlan(plan))
	expect(figuresIn(pages).shown.length).toBeGreaterThan(200)
	expect(JSON.stringify(pages)).not.toMatch(/undefined|NaN|Infinity|\[object/)
})

test.each(TEMPLATE_PLANS)(
	'the report of %s explains the dates its schedule draws, and how many there are',
	(_, plan) => {
		const { report } = pagesOf(plan, runPlan(plan))
		const cited = figuresIn(report).shown.map(
			({ at, why }) => `${/chart\.figures/.test(at) ? 'schedule ' : ''}${why.quantity}`,
		)
		expect(cited).toEqual(
			expect.arrayContaining(['schedule schedule.phase.plannedFinish', 'schedule schedule.phase.finish', 'milestones']),
		)
	},
)
