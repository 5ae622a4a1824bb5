import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { ASSUMPTION_KEYS, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { explanationInMoney } from '#shared/explanation-in-money.ts'
import { buildExplanationView } from '#server/views/explain/explanation-view.ts'
import { impactFigures } from '#server/views/remedies/impact-figures.ts'
import { layerStatuses } from '#server/views/layers/layer-status.ts'
import { formatQuantity, formatRange } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { validPlan } from '../factories/random/random-plan.ts'
import { pagesOf } from './shown-figures.ts'
import { refusalText, saidExplanation } from '#server/views/messages/explanations.ts'

type Quoting = { readonly source: string }
/** What a catalogue row quotes of its paper stays in the money the paper is written in. */
const QUOTED = [
	...Object.values<Quoting | readonly Quoting[]>(builtInCatalogue).flat(),
	...ASSUMPTION_KEYS.map((key) => ASSUMPTIONS[key]),
].map(({ source }) => source)
const notesOf = ({ notes }: PlanFile): readonly string[] =>
	Object.values(notes).flatMap(({ source, why }) => [source ?? '', why ?? ''].filter((text) => text !== ''))
const withoutQuotes = (shown: unknown, quoted: readonly string[] = []) =>
	[...QUOTED, ...quoted].reduce(
		(text, paper) => text.replaceAll(JSON.stringify(paper).slice(1, -1), ''),
		JSON.stringify(shown),
	)

const USD_PER_YEN = 0.0067
const yen = (template: (typeof TEMPLATES)[number]) =>
	validPlan({ ...template.plan, currency: 'JPY', usdPerCurrencyUnit: USD_PER_YEN })

test.each(TEMPLATES.map((template) => [template.name, template] as const))(
	'no page of %s in yen shows a dollar',
	(_, template) => {
		const plan = yen(template)
		const frame = runPlan(plan)
		const result = resultOf(frame)
		const shown = withoutQuotes(
			[pagesOf(plan, frame), impactFigures(plan, result), layerStatuses(plan, result)],
			notesOf(plan),
		)
		expect(shown.match(/.{0,60}(?:\$|"USD\/).{0,30}/g) ?? []).toEqual([])
		expect(shown).toContain('¥')
	},
)

test('a plan in yen explains its capex in yen: value, inputs and formula', () => {
	const [template] = TEMPLATES
	if (template === undefined) throw new Error('There is no template.')
	const plan = yen(template)
	const frame = runPlan(plan)
	const question = { quantity: 'finance.totals.capexUsd', depth: 3 }
	const answer = explainPlan(frame, { ...question, inPlanMoney: true })
	if (!answer.ok) throw new Error(refusalText(answer.message))
	const view = buildExplanationView(explanationInMoney(saidExplanation(answer.explanation, plan), moneyOf(plan)))
	expect(view.unit).toBe('JPY')
	expect(withoutQuotes(view).match(/.{0,200}(?:\$\d|\dUSD| USD).{0,80}/g) ?? []).toEqual([])
	const inDollars = explainPlan(frame, question)
	expect(inDollars.ok && inDollars.explanation.unit).toBe('USD')
})

test('money is told in its own currency, one sign for one currency', () => {
	const euro = { code: 'EUR', usdPerUnit: 1.25 }
	expect(formatQuantity(50e6, 'usd', { money: euro })).toBe('€40M')
	expect(formatQuantity(50, 'usdPerMWh', { money: euro })).toBe('40 EUR/MWh')
	expect(formatQuantity(-50e6, 'usd', { money: { code: 'AUD', usdPerUnit: 0.5 } })).toBe('−A$100M')
	expect(formatQuantity(50e6, 'usd', { money: { code: 'CHF', usdPerUnit: 1 } })).toBe('CHF 50M')
	expect(formatRange([50e6, 100e6], 'usd', euro)).toBe('40M–80M')
})
